package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import java.util.List;

/// What a change has set out to do with its pool, as it is on record: the last of its attempts.
///
/// @param record of the change, under way
/// @param head the pool's last revision
/// @param before the pool that it sets out from
/// @param after what the pool is to be
record Intent(ChangeRecord record, Revision head, NormalForm before, Configuration after) {

  /// How far an attempt got that nobody saw the end of, told from the pool as it is found.
  enum Progress {
    /// The pool is as intended.
    FINISHED,
    /// It is as it was, or some of the calls have been taken, and nothing else has changed.
    UNFINISHED,
    /// What was intended is there, and somebody has changed something else since.
    FINISHED_AND_CHANGED_SINCE,
    /// Somebody else wrote, and what was intended is not there.
    OVERWRITTEN
  }

  UserPoolId pool() {
    return record.userPoolId();
  }

  Progress progress(NormalForm live) {
    if (ReadBack.differences(after.normalForm(), live).isEmpty()) {
      return Progress.FINISHED;
    }
    List<Difference> wanted = wanted();
    boolean onlyOurs =
        before.differencesTo(live).stream()
            .filter(made -> !ReadBack.isCognitosOwn(made, after.normalForm()))
            .allMatch(made -> wanted.stream().anyMatch(want -> covers(want, made)));
    if (onlyOurs || isBetweenCalls(live)) {
      return Progress.UNFINISHED;
    }
    return wanted.stream().allMatch(want -> isInEffect(want, live))
        ? Progress.FINISHED_AND_CHANGED_SINCE
        : Progress.OVERWRITTEN;
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
    return isBetweenCalls(live)
        ? before.differencesTo(live)
        : wanted().stream().filter(want -> isInEffect(want, live)).toList();
  }

  /// The settings of which the pool has something that the attempt was not to bring, and Cognito
  /// does not bring with it: somebody else's.
  List<Pointer> apart(NormalForm live) {
    List<Difference> own = inEffect(live);
    return before.differencesTo(live).stream()
        .filter(made -> own.stream().noneMatch(want -> covers(want, made)))
        .filter(made -> !ReadBack.isCognitosOwn(made, after.normalForm()))
        .map(made -> Settings.settingOf(made.path()))
        .distinct()
        .toList();
  }

  /// The pool without what is in effect: what the attempt found stands there again, and all else
  /// stays.
  NormalForm without(NormalForm live) {
    return asItWas(live, inEffect(live));
  }

  /// Whether the pool, as it reads after the write, has anything that it neither had before nor was
  /// to have: somebody else has written, too.
  boolean isShared(NormalForm live) {
    return !others(live).isEmpty();
  }

  /// The pool without that: what the attempt itself has made of it.
  Configuration own(Configuration live) {
    return asItWas(live.normalForm(), others(live.normalForm())).printedOn(live);
  }

  private List<Difference> others(NormalForm live) {
    return ReadBack.differences(after.normalForm(), live).stream()
        .filter(made -> !ReadBack.saysNone(made))
        .filter(made -> !Settings.same(made.path(), before.at(made.path()), made.after()))
        .toList();
  }

  private NormalForm asItWas(NormalForm live, List<Difference> differences) {
    NormalForm state = live;
    for (Difference one : differences) {
      NormalForm without = state.without(one.path());
      state = before.at(one.path()).map(was -> without.with(one.path(), was)).orElse(without);
    }
    return state;
  }

  private List<Difference> wanted() {
    return before.differencesTo(after.normalForm());
  }

  private boolean isBetweenCalls(NormalForm live) {
    return Route.between(before, after.normalForm()).passes(live);
  }

  private static boolean covers(Difference want, Difference made) {
    return want.path().equals(made.path())
        && Settings.same(want.path(), want.after(), made.after());
  }

  private static boolean isInEffect(Difference want, NormalForm live) {
    return Settings.same(want.path(), want.after(), live.at(want.path()));
  }
}
