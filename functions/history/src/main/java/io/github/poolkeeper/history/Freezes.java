package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.freeze.TurnStopSwitch;
import io.github.poolkeeper.core.history.StopSwitch;
import io.github.poolkeeper.core.history.StopSwitches;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// The stop switches: `{frozen, userPoolId?, turns: [{frozen, by, at, reason?}]}`, the last turn
/// first.
final class Freezes {
  private static final int MOST_TURNS = 20;

  private final TurnStopSwitch turnStopSwitch;
  private final StopSwitches switches;

  @Inject
  Freezes(TurnStopSwitch turnStopSwitch, StopSwitches switches) {
    this.turnStopSwitch = turnStopSwitch;
    this.switches = switches;
  }

  Answer show(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    return standing(scope, call);
  }

  Answer freeze(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    turnStopSwitch.freeze(scope, call.caller().verified(), Reason.of(call));
    return standing(scope, call);
  }

  Answer lift(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    turnStopSwitch.lift(scope, call.caller().verified(), Reason.of(call));
    return standing(scope, call);
  }

  private Answer standing(Hold.Scope scope, HttpCall call) {
    List<StopSwitch> turns = switches.turns(scope, MOST_TURNS);
    JsonObjectBuilder json = JsonValues.object();
    scope.onlyPool().ifPresent(pool -> json.add("userPoolId", pool.value()));
    json.add("frozen", turns.stream().findFirst().filter(StopSwitch::frozen).isPresent());
    JsonArrayBuilder list = JsonValues.array();
    turns.forEach(turn -> list.add(show(turn)));
    return call.answer(json.add("turns", list).build(), TextView::freeze);
  }

  private static JsonObject show(StopSwitch turn) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("frozen", turn.frozen())
            .add("by", turn.by().value())
            .add("at", turn.at().toString());
    turn.reason().ifPresent(reason -> json.add("reason", reason));
    return json.build();
  }
}
