package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.RandomPatch;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What must hold of one change: it did what was asked for and nothing else, and its end says so.
final class ChangeFindings {
  private final World world;
  private final Ending ending;
  private final ChangeRecord record;
  private final PoolLog log;

  /// The entries of the log that the change has written, as far as its end.
  private final List<Integer> own;

  ChangeFindings(World world, Ending ending) {
    this.world = world;
    this.ending = ending;
    this.record = ending.record();
    this.log = world.log(record.userPoolId());
    this.own = written(log.last());
  }

  private List<Integer> written(int upTo) {
    return IntStream.rangeClosed(1, upTo)
        .filter(i -> log.entries().get(i).by().filter(record.id()::equals).isPresent())
        .filter(i -> !log.entries().get(i).changed().isEmpty())
        .boxed()
        .toList();
  }

  void check() {
    changesWhatWasAskedFor();
    List<Integer> inTime = own.stream().filter(i -> i <= ending.entry()).toList();
    switch (record.state()) {
      case ChangeState.Applied applied -> tookEffect(applied.outcome(), inTime);
      case ChangeState.Diverged diverged -> tookEffect(diverged.outcome(), inTime);
      case ChangeState.Unchanged _ when isUncertain(inTime) -> {}
      case ChangeState.Unchanged _,
          ChangeState.Rejected _,
          ChangeState.Refused _,
          ChangeState.Conflicted _,
          ChangeState.Declined _,
          ChangeState.Withdrawn _,
          ChangeState.Expired _,
          ChangeState.Held _,
          ChangeState.PendingApproval _,
          ChangeState.Planned _ ->
          leftNothing(inTime);
      case ChangeState.Failed _, ChangeState.Queued _, ChangeState.Applying _ -> {}
      case ChangeState.Newer _ ->
          world.violated("change %s is %s".formatted(record.id(), record.state().status()));
    }
  }

  /// What it did not ask for is as whoever wrote it had found it, or somebody else has just changed
  /// it unseen.
  private void changesWhatWasAskedFor() {
    for (int i : own) {
      PoolLog.Entry entry = log.entries().get(i);
      for (Difference difference : entry.changed()) {
        if (!isAskedFor(world.history(), current(), difference.path())
            && !log.isEditedByOthers(difference.path(), entry.seenAt(), i - 1)
            && !hasOutlivedItsTurn(difference.path(), entry.seenAt(), i - 1)) {
          world.violated("change %s also did %s".formatted(record.id(), difference));
        }
      }
    }
  }

  /// A process that lives for longer than Lambda lets it may write when its message has long been
  /// handled by another one, and the next change is under way or its pool rests: then it overwrites
  /// what other processes have written since it looked, and that alone.
  private boolean hasOutlivedItsTurn(Pointer path, int seenAt, int upTo) {
    return world.gate().injected().containsKey(Fault.OVERTAKEN)
        && log.isWrittenByChanges(path, seenAt, upTo);
  }

  private ChangeRecord current() {
    return world.history().find(record.userPoolId(), record.id()).orElseThrow();
  }

  private void tookEffect(ChangeState.Outcome outcome, List<Integer> inTime) {
    if (log.entries().stream().noneMatch(e -> e.by().filter(record.id()::equals).isPresent())) {
      world.violated("change %s has never been written".formatted(record.id()));
    }
    if (isUncertain(inTime) || inTime.isEmpty()) {
      return;
    }
    expect("before", outcome.before().orElseThrow(), inTime.getFirst() - 1);
    expect("after", outcome.after(), ending.entry());
  }

  private void expect(String which, Fingerprint recorded, int entry) {
    Configuration snapshot =
        Optional.ofNullable(
                world.history().snapshots(record.userPoolId(), List.of(recorded)).get(recorded))
            .orElseThrow();
    Configuration was = log.entries().get(entry).configuration();
    if (!snapshot.normalForm().isEquivalentTo(was.normalForm())) {
      world.violated("the %s of change %s is not what the pool was".formatted(which, record.id()));
    }
  }

  /// Somebody else wrote in between, the change was a dead letter while others went on, or two
  /// processes had it at once (for which one has to live for longer than Lambda lets it): what it
  /// did can only be guessed from the pool.
  private boolean isUncertain(List<Integer> inTime) {
    boolean edited =
        !inTime.isEmpty()
            && log.isEditedByOthers(log.entries().get(inTime.getFirst()).seenAt(), ending.entry());
    return edited || world.gate().injected().containsKey(Fault.OVERTAKEN) || wasDead(world, record);
  }

  /// Of what it wrote, nothing is there any more when it ends; but for what somebody has just
  /// changed unseen, which a write of the whole configuration overwrites.
  private void leftNothing(List<Integer> inTime) {
    if (inTime.isEmpty()) {
      return;
    }
    Configuration before = log.entries().get(inTime.getFirst() - 1).configuration();
    Configuration then = log.entries().get(ending.entry()).configuration();
    for (Difference difference : before.normalForm().differencesTo(then.normalForm())) {
      int last = lastChange(difference.path());
      if (inTime.contains(last)
          && !log.isEditedByOthers(difference.path(), log.entries().get(last).seenAt(), last - 1)) {
        world.violated(
            "change %s is %s, and has left %s"
                .formatted(record.id(), record.state().status(), difference));
      }
    }
  }

  private int lastChange(Pointer path) {
    return IntStream.rangeClosed(1, ending.entry())
        .filter(i -> log.entries().get(i).changes(path))
        .max()
        .orElse(0);
  }

  // While it runs.

  /// A record has been written: it only moves forward, and forgets no attempt.
  static void follow(World world, ChangeRecord record) {
    Optional<Ending> before = Optional.ofNullable(world.endings().get(record.id()));
    if (before.isPresent()) {
      world.violated("change %s ends twice".formatted(record.id()));
    }
    List<Attempt> earlier = world.attempts(record.id());
    List<Attempt> now = record.state().attempts();
    boolean keeps = now.size() >= earlier.size() && now.subList(0, earlier.size()).equals(earlier);
    boolean isOverlapped = world.gate().injected().containsKey(Fault.OVERTAKEN);
    if (!keeps && !isOverlapped && !mayForget(world, record)) {
      world.violated("change %s forgets an attempt".formatted(record.id()));
    }
    world.attempted(record.id(), now);
    if (record.isEnded()) {
      world.ended(record);
    }
  }

  /// What waits again or ends without effect says nothing of an intent that nothing is in effect
  /// of; and of a dead letter that comes back nobody can tell whose the effect is.
  private static boolean mayForget(World world, ChangeRecord record) {
    boolean isWithoutAttempts =
        record.state() instanceof ChangeState.Held
            || record.state() instanceof ChangeState.PendingApproval
            || record.state() instanceof ChangeState.Conflicted
            || record.state() instanceof ChangeState.Rejected
            || record.state() instanceof ChangeState.Unchanged;
    return isWithoutAttempts && (!isInEffect(world, record) || wasDead(world, record));
  }

  private static boolean wasDead(World world, ChangeRecord record) {
    return world.changes().wasDead(record.userPoolId() + " " + record.id());
  }

  private static boolean isInEffect(World world, ChangeRecord record) {
    if (!world.exists(record.userPoolId())) {
      return false;
    }
    PoolLog log = world.log(record.userPoolId());
    return log.entries().getLast().by().filter(record.id()::equals).isPresent()
        && !log.entries().getLast().changed().isEmpty();
  }

  /// A change is about to be written.
  static void asked(World world, UserPoolId pool, Configuration live, NormalForm after) {
    ChangeId id = world.delivery().change().orElseThrow();
    ChangeRecord record = world.history().find(pool, id).orElseThrow();
    for (Difference difference : live.normalForm().differencesTo(after)) {
      if (!isAskedFor(world.history(), record, difference.path())) {
        world.violated("change %s is about to do %s".formatted(id, difference));
      }
    }
  }

  private static boolean isAskedFor(
      InMemoryChangeHistory history, ChangeRecord record, Pointer path) {
    boolean isAdjustment =
        record.state().attempts().stream()
            .flatMap(attempt -> attempt.adjustments().stream())
            .anyMatch(adjustment -> adjustment.path().overlaps(path));
    return isAdjustment
        || switch (record.request().orElseThrow().action()) {
          case Action.Change change -> RandomPatch.names(change.patch(), path);
          case Action.Rollback rollback -> isOf(history, record.userPoolId(), rollback, path);
          case Action.Restore restore ->
              restore.paths().isEmpty() || restore.paths().stream().anyMatch(path::overlaps);
        };
  }

  private static boolean isOf(
      InMemoryChangeHistory history, UserPoolId pool, Action.Rollback rollback, Pointer path) {
    return history
        .find(pool, rollback.changeId())
        .filter(original -> outcome(original.state()).isPresent())
        .filter(original -> isAskedFor(history, original, path) || isIn(history, original, path))
        .isPresent();
  }

  /// A diverged change did what it did.
  private static boolean isIn(InMemoryChangeHistory history, ChangeRecord original, Pointer path) {
    ChangeState.Outcome outcome = outcome(original.state()).orElseThrow();
    Configuration before = history.snapshot(outcome.before().orElseThrow());
    Configuration after = history.snapshot(outcome.after());
    return before.normalForm().differencesTo(after.normalForm()).stream()
        .anyMatch(difference -> difference.path().overlaps(path));
  }

  static Optional<ChangeState.Outcome> outcome(ChangeState state) {
    return switch (state) {
      case ChangeState.Applied applied -> Optional.of(applied.outcome());
      case ChangeState.Diverged diverged -> Optional.of(diverged.outcome());
      case ChangeState _ -> Optional.empty();
    };
  }
}
