package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.core.userpool.Access.Call.SET_USER_POOL_MFA_CONFIG;
import static io.github.poolkeeper.core.userpool.Access.Call.UPDATE_USER_POOL;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import io.github.poolkeeper.core.userpool.coupling.Route.Leg;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The way from one configuration to another, with the body of each call: it has every member of
/// the configuration to be that belongs to the call.
///
/// What was there before the call and goes is sent as an explicit `null`, at the top and directly
/// under `Policies`. What Cognito does to a setting that is left out differs from setting to
/// setting, and what it makes of `null` is not documented: if it resets what is left out, it reads
/// `null` as left out (as its protocol, Smithy's awsJson1_1, tells servers to); if it keeps it, the
/// word may be needed.
///
/// @param from the configuration in force
/// @param to the configuration to be
/// @param mfaMembers the members, modelled or not, that belong to `SetUserPoolMfaConfig`
record PoolWrite(
    UserPoolId id, NormalForm from, NormalForm to, Set<String> mfaMembers, Route route) {
  private static final String POLICIES = "Policies";
  private static final String MFA_MODE = Descriptions.MFA_MODE;

  static PoolWrite of(UserPoolId id, Snapshot live, NormalForm after) {
    return new PoolWrite(id, live.normalForm(), after, live.allMfaMembers(), live.routeTo(after));
  }

  JsonObject body(Leg leg) {
    JsonObjectBuilder body = JsonValues.object().add(TableMembers.USER_POOL_ID, id.value());
    Set<String> names = new TreeSet<>(leg.from().document().keySet());
    names.addAll(leg.to().document().keySet());
    for (String name : names) {
      if (mfaMembers.contains(name) == (leg.call() == SET_USER_POOL_MFA_CONFIG)) {
        body.add(name, said(name, leg));
      }
    }
    if (leg.call() == UPDATE_USER_POOL) {
      modeInForce(leg).ifPresent(mode -> body.add(MFA_MODE, mode));
    }
    return body.build();
  }

  private static JsonValue said(String name, Leg leg) {
    JsonValue value = leg.to().document().getOrDefault(name, JsonValue.NULL);
    return name.equals(POLICIES)
            && value instanceof JsonObject policies
            && leg.from().document().get(name) instanceof JsonObject before
        ? withNulls(policies, before)
        : value;
  }

  private static JsonObject withNulls(JsonObject policies, JsonObject before) {
    JsonObjectBuilder said = JsonValues.object(policies);
    before.keySet().stream().filter(name -> !policies.containsKey(name)).forEach(said::addNull);
    return said.build();
  }

  /// The mode that `UpdateUserPool` finds, and is to repeat.
  private static Optional<JsonValue> modeInForce(Leg leg) {
    return Optional.ofNullable(leg.from().document().get(MFA_MODE));
  }
}
