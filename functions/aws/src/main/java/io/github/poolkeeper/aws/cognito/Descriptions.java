package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.TreeSet;

/// Makes one configuration of what the two reads print.
final class Descriptions {
  static final String MFA_MODE = "MfaConfiguration";

  private Descriptions() {}

  /// The snapshot of a pool. `MfaConfiguration` is printed twice, and then is the MFA
  /// configuration's; anything else that both print is the description's.
  ///
  /// @param userPool the `UserPool` in the answer of `DescribeUserPool`
  /// @param mfaConfig the answer of `GetUserPoolMfaConfig`
  static Snapshot snapshot(JsonObject userPool, JsonObject mfaConfig) {
    JsonObject described = writable(userPool);
    Set<String> mfaMembers = new TreeSet<>(mfaConfig.keySet());
    mfaMembers.removeAll(described.keySet());
    mfaMembers.add(MFA_MODE);
    JsonObjectBuilder document = JsonValues.object(described);
    mfaConfig.forEach(
        (name, value) -> {
          if (mfaMembers.contains(name)) {
            document.add(name, value);
          }
        });
    return new Snapshot(new Configuration(document.build()), mfaMembers);
  }

  private static JsonObject writable(JsonObject userPool) {
    JsonObjectBuilder members = JsonValues.object();
    userPool.forEach(
        (name, value) -> {
          if (name.equals("Name")) {
            members.add("PoolName", value);
          } else if (!TableMembers.READ_ONLY.contains(name)) {
            members.add(name, value);
          }
        });
    return members.build();
  }
}
