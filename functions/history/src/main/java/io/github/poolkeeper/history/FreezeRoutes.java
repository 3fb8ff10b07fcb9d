package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.freeze.TurnFreeze;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/// The freezes: `{frozen, userPoolId?, turns: [{frozen, by, at, reason?}]}`, the last turn
/// first.
final class FreezeRoutes {
  private static final int MOST_TURNS = 20;

  private final TurnFreeze turnFreeze;
  private final Freezes switches;

  @Inject
  FreezeRoutes(TurnFreeze turnFreeze, Freezes switches) {
    this.turnFreeze = turnFreeze;
    this.switches = switches;
  }

  Response show(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    return standing(scope, call);
  }

  Response freeze(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    turnFreeze.freeze(scope, call.caller().verified(), Reason.of(call));
    return standing(scope, call);
  }

  Response lift(Hold.Scope scope, HttpCall call) {
    Query.of(call).end();
    turnFreeze.lift(scope, call.caller().verified(), Reason.of(call));
    return standing(scope, call);
  }

  private Response standing(Hold.Scope scope, HttpCall call) {
    List<Freeze> turns = switches.turns(scope, MOST_TURNS);
    JsonObjectBuilder json = JsonValues.object();
    scope.onlyPool().ifPresent(pool -> json.add("userPoolId", pool.value()));
    json.add("frozen", switches.lastTurn(scope).filter(Freeze::frozen).isPresent());
    JsonArrayBuilder list = JsonValues.array();
    turns.forEach(turn -> list.add(show(turn)));
    return call.answer(json.add("turns", list).build(), TextView::freeze);
  }

  private static JsonObject show(Freeze turn) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("frozen", turn.frozen())
            .add("by", turn.by().value())
            .add("at", turn.at().toString());
    turn.reason().ifPresent(reason -> json.add("reason", reason));
    return json.build();
  }
}
