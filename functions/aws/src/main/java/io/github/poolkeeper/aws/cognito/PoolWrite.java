package io.github.poolkeeper.aws.cognito;

import static io.github.poolkeeper.core.userpool.Access.Call.SET_USER_POOL_MFA_CONFIG;
import static io.github.poolkeeper.core.userpool.Access.Call.UPDATE_USER_POOL;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The calls that lead from one configuration to another, and their bodies: a body has every member
/// of `to` that belongs to its call.
///
/// What `from` has and `to` lacks is sent as an explicit `null`, at the top and directly under
/// `Policies`. What Cognito does to a setting that is left out differs from setting to setting, and
/// what it makes of `null` is not documented: if it resets what is left out, it reads `null` as
/// left out (as its protocol, Smithy's awsJson1_1, tells servers to); if it keeps it, the word may
/// be needed.
///
/// @param from the configuration in force, in normal form
/// @param to the configuration to be, in normal form
/// @param mfaMembers the members, modelled or not, that belong to `SetUserPoolMfaConfig`
/// @param calls in their order: none, one or both
record PoolWrite(
    UserPoolId id, JsonObject from, JsonObject to, Set<String> mfaMembers, List<Call> calls) {
  private static final String POLICIES = "Policies";
  private static final String MFA_MODE = Descriptions.MFA_MODE;

  static PoolWrite of(UserPoolId id, Snapshot live, Configuration after) {
    return new PoolWrite(
        id,
        live.configuration().normalForm(),
        after.normalForm(),
        mfaMembers(live),
        calls(live, after));
  }

  /// Those that lead from the live configuration to another, in their order.
  static List<Call> calls(Snapshot live, Configuration after) {
    Set<String> mfaMembers = mfaMembers(live);
    EnumSet<Call> needed = EnumSet.noneOf(Call.class);
    for (Difference difference : live.configuration().differencesTo(after)) {
      boolean isMfa = mfaMembers.contains(difference.path().segments().getFirst());
      needed.add(isMfa ? SET_USER_POOL_MFA_CONFIG : UPDATE_USER_POOL);
    }
    return ordered(needed, live.configuration().normalForm(), after.normalForm());
  }

  private static Set<String> mfaMembers(Snapshot live) {
    Set<String> members = new TreeSet<>(TableMembers.MFA);
    members.addAll(live.mfaMembers());
    return members;
  }

  /// Takes one call back.
  PoolWrite undoing(Call call) {
    return new PoolWrite(id, to, from, mfaMembers, List.of(call));
  }

  JsonObject body(Call call) {
    JsonObjectBuilder body = JsonValues.object().add(TableMembers.USER_POOL_ID, id.value());
    Set<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    for (String name : names) {
      if (mfaMembers.contains(name) == (call == SET_USER_POOL_MFA_CONFIG)) {
        body.add(name, said(name));
      }
    }
    if (call == UPDATE_USER_POOL) {
      modeInForce().ifPresent(mode -> body.add(MFA_MODE, mode));
    }
    return body.build();
  }

  private static List<Call> ordered(Set<Call> needed, JsonObject from, JsonObject to) {
    if (needed.size() < Call.values().length) {
      return List.copyOf(needed);
    }
    return UpdateFirst.isNeeded(from, to)
        ? List.of(UPDATE_USER_POOL, SET_USER_POOL_MFA_CONFIG)
        : List.of(SET_USER_POOL_MFA_CONFIG, UPDATE_USER_POOL);
  }

  private JsonValue said(String name) {
    JsonValue value = to.getOrDefault(name, JsonValue.NULL);
    return name.equals(POLICIES)
            && value instanceof JsonObject policies
            && from.get(name) instanceof JsonObject before
        ? withNulls(policies, before)
        : value;
  }

  private static JsonObject withNulls(JsonObject policies, JsonObject before) {
    JsonObjectBuilder said = JsonValues.object(policies);
    before.keySet().stream().filter(name -> !policies.containsKey(name)).forEach(said::addNull);
    return said.build();
  }

  /// The mode that `UpdateUserPool` finds, and is to repeat.
  private Optional<JsonValue> modeInForce() {
    boolean modeComesLater = calls.equals(List.of(UPDATE_USER_POOL, SET_USER_POOL_MFA_CONFIG));
    return Optional.ofNullable((modeComesLater ? from : to).get(MFA_MODE));
  }
}
