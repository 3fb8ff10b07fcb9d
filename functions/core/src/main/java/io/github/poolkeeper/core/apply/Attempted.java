package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two ends of a change's current attempt.
record Attempted(NormalForm before, Configuration intended) {

  static Attempted of(ChangeHistory history, UserPoolId pool, ChangeState.Applying applying) {
    Attempt current = applying.current();
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(current.before(), current.after()));
    return new Attempted(
        Optional.ofNullable(snapshots.get(current.before())).orElseThrow().normalForm(),
        Optional.ofNullable(snapshots.get(current.after())).orElseThrow());
  }

  Progress progress(NormalForm live) {
    return Progress.of(before, intended.normalForm(), live);
  }

  boolean isFinished(NormalForm live) {
    return switch (progress(live)) {
      case FINISHED, FINISHED_AND_CHANGED_SINCE -> true;
      case UNFINISHED, OVERWRITTEN -> false;
    };
  }

  /// What it was to bring and the pool has, whoever brought it; where the pool stands between two
  /// calls, all that it has otherwise.
  List<Difference> inEffect(NormalForm live) {
    if (Route.between(before, intended.normalForm()).passes(live)) {
      return before.differencesTo(live);
    }
    return before.differencesTo(intended.normalForm()).stream()
        .filter(want -> Settings.same(want.path(), want.after(), live.at(want.path())))
        .toList();
  }

  /// The pool without that: what the attempt found stands there again, and all else stays.
  NormalForm without(NormalForm live) {
    NormalForm state = live;
    for (Difference made : inEffect(live)) {
      NormalForm without = state.without(made.path());
      state = made.before().map(value -> without.with(made.path(), value)).orElse(without);
    }
    return state;
  }
}
