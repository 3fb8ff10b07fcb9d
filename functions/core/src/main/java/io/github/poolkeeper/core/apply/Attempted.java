package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two ends of a change's current attempt.
record Attempted(Configuration before, Configuration intended) {

  static Attempted of(ChangeHistory history, UserPoolId pool, ChangeState.Applying applying) {
    Attempt current = applying.current();
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(current.before(), current.after()));
    return new Attempted(
        Optional.ofNullable(snapshots.get(current.before())).orElseThrow(),
        Optional.ofNullable(snapshots.get(current.after())).orElseThrow());
  }

  Progress progress(Configuration live) {
    return Progress.of(before, intended, live);
  }

  boolean isFinished(Configuration live) {
    return switch (progress(live)) {
      case FINISHED, FINISHED_AND_CHANGED_SINCE -> true;
      case UNFINISHED, OVERWRITTEN -> false;
    };
  }

  /// What it was to bring and the pool has, whoever brought it; where the pool stands between two
  /// calls, all that it has otherwise.
  List<Difference> inEffect(Configuration live) {
    if (Route.between(before, intended).passes(live)) {
      return before.differencesTo(live);
    }
    JsonObject now = live.normalForm();
    return before.differencesTo(intended).stream()
        .filter(want -> Settings.same(want.path(), want.after(), want.path().in(now)))
        .toList();
  }

  /// The pool without that: what the attempt found stands there again, and all else stays.
  Configuration without(Configuration live) {
    JsonObject document = live.document();
    for (Difference made : inEffect(live)) {
      document = made.path().put(document, made.before());
    }
    return new Configuration(document);
  }
}
