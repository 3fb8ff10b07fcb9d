package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.coupling.Route;
import java.util.List;

/// How far an attempt got that nobody saw the end of, told from the pool as it is found.
enum Progress {
  /// The pool is as intended.
  FINISHED,
  /// It is as it was, or some of the calls have been taken, and nothing else has changed.
  UNFINISHED,
  /// What was intended is there, and somebody has changed something else since.
  FINISHED_AND_CHANGED_SINCE,
  /// Somebody else wrote, and what was intended is not there.
  OVERWRITTEN;

  static Progress of(NormalForm before, NormalForm intended, NormalForm live) {
    if (ReadBack.differences(intended, live).isEmpty()) {
      return FINISHED;
    }
    List<Difference> wanted = before.differencesTo(intended);
    boolean onlyOurs =
        before.differencesTo(live).stream()
            .filter(made -> !ReadBack.isCognitosOwn(made, intended))
            .allMatch(made -> wanted.stream().anyMatch(want -> covers(want, made)));
    if (onlyOurs || Route.between(before, intended).passes(live)) {
      return UNFINISHED;
    }
    return wanted.stream().allMatch(want -> isInEffect(want, live))
        ? FINISHED_AND_CHANGED_SINCE
        : OVERWRITTEN;
  }

  private static boolean covers(Difference want, Difference made) {
    return want.path().equals(made.path())
        && Settings.same(want.path(), want.after(), made.after());
  }

  private static boolean isInEffect(Difference want, NormalForm live) {
    return Settings.same(want.path(), want.after(), live.at(want.path()));
  }
}
