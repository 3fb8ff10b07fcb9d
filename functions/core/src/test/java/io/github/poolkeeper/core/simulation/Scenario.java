package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What there is and what is asked for.
///
/// @param pools that exist at the beginning
/// @param before is sent, and handled to its end, before anything goes wrong
/// @param under is sent while things go wrong
/// @param maxDeliveries after which a change fails
/// @param policy by which changes are judged
/// @param isWatched whether a trail tells of what others do
record Scenario(
    String name,
    Map<UserPoolId, JsonObject> pools,
    List<Step> before,
    List<Step> under,
    int maxDeliveries,
    Policy policy,
    boolean isWatched) {

  /// Nobody tells of what others do.
  Scenario(
      String name,
      Map<UserPoolId, JsonObject> pools,
      List<Step> before,
      List<Step> under,
      int maxDeliveries,
      Policy policy) {
    this(name, pools, before, under, maxDeliveries, policy, false);
  }

  Scenario onItsLastDelivery() {
    return new Scenario(
        name + ", on its last delivery", pools, before, under, 1, policy, isWatched);
  }

  /// Something that happens.
  sealed interface Step {
    /// Somebody sends a message; its body may name what has happened so far.
    record Send(UserPoolId group, Function<World, String> body) implements Step {}

    /// Somebody asks over HTTP, once: who gets no answer, or an error, does not ask again.
    record Call(UserPoolId pool, Function<World, String> body) implements Step {}

    /// Somebody sends a pool's newest change, if there is one, to the queue of changes in another
    /// message group than the pool's.
    record Astray(UserPoolId pool, String group) implements Step {}

    /// Somebody sets or lifts a freeze.
    record Turn(Hold.Scope scope, boolean freezes) implements Step {}

    /// Somebody changes a pool by other means.
    record Edit(UserPoolId pool, String path, String value) implements Step {}
  }
}
