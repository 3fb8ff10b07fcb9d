package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.InMemoryLedgerLines;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.VerifyLedger;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.ReadBack;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must hold of a pool's history: without a gap, one change a revision, and true.
final class LedgerFindings {
  private final World world;
  private final UserPoolId pool;
  private final PoolLog log;
  private final List<Revision> revisions;

  LedgerFindings(World world, UserPoolId pool) {
    this.world = world;
    this.pool = pool;
    this.log = world.log(pool);
    long last = world.history().head(pool).map(Revision::number).orElse(0L);
    this.revisions = world.history().revisions(pool, 1, last);
    if (revisions.size() != last) {
      world.violated("%s has %d revisions, the last is %d".formatted(pool, revisions.size(), last));
    }
  }

  void check() {
    isContiguous();
    isChained();
    everyChangeIsReadable();
    isTrue();
    marksNothingUndoneThatStands();
    isTheirOwn();
    world.watch().check(pool, revisions);
    if (log.last() == world.lastSeen(pool)) {
      isUpToDate();
    }
  }

  /// Whoever proves the ledger finds nothing, and a chain from the first revision on.
  private void isChained() {
    new VerifyLedger(new InMemoryLedgerLines(world.history()))
        .verify(pool, VerifyLedger.Position.START, Math.max(1, world.history().ledger(pool).size()))
        .ifPresent(
            verified -> {
              if (!verified.findings().isEmpty()
                  || !verified
                      .chainedFrom()
                      .equals(Optional.of(1L).filter(_ -> verified.to() > 0))) {
                world.violated("%s: %s".formatted(pool, verified));
              }
            });
  }

  private void isContiguous() {
    Set<ChangeId> makers = new HashSet<>();
    Optional<Fingerprint> before = Optional.empty();
    int last = -1;
    for (Revision revision : revisions) {
      ChangeRecord maker = world.history().find(pool, revision.madeBy()).orElseThrow();
      Optional<ChangeState.Outcome> outcome = ChangeFindings.outcome(maker.state());
      boolean fits =
          outcome
              .filter(o -> o.revision() == revision.number())
              .filter(o -> o.after().equals(revision.configuration()))
              .isPresent();
      if (!fits || !outcome.get().before().equals(before) || !makers.add(maker.id())) {
        world.violated("revision %s after %s does not fit %s".formatted(revision, before, maker));
      }
      before = Optional.of(revision.configuration());
      last = inOrder(maker, last);
    }
    long outcomes =
        world.history().ledger(pool).stream()
            .filter(record -> ChangeFindings.outcome(record.state()).isPresent())
            .count();
    if (outcomes != revisions.size()) {
      world.violated("%d changes made %d revisions".formatted(outcomes, revisions.size()));
    }
  }

  /// Changes take effect in the order in which they were queued, dead letters and those
  /// apart that have waited.
  private int inOrder(ChangeRecord maker, int last) {
    Integer place = world.order().get(maker.id());
    if (place == null
        || world.hasWaited(maker.id())
        || world.changes().wasDead(pool + " " + maker.id())) {
      return last;
    }
    if (place < last) {
      world.violated("change %s took effect after a later one".formatted(maker.id()));
    }
    return Math.max(place, last);
  }

  private void everyChangeIsReadable() {
    for (ChangeRecord record : world.history().ledger(pool)) {
      List<Fingerprint> named = RecordJson.fingerprints(List.of(record));
      Map<Fingerprint, Configuration> found = world.history().snapshots(pool, named);
      if (!found.keySet().containsAll(named)) {
        world.violated("change %s speaks of snapshots that are gone".formatted(record.id()));
      }
      RecordJson.full(record, found);
    }
  }

  /// Every revision is a state that the pool has been in, in that order.
  private void isTrue() {
    int from = 0;
    for (Revision revision : revisions) {
      Configuration recorded = recorded(revision);
      Optional<Integer> found = entry(recorded, from);
      if (found.isEmpty() && !isButForEdits(recorded, from)) {
        world.violated("%s has never been as revision %d says".formatted(pool, revision.number()));
      }
      from = found.orElse(from);
    }
  }

  /// What a change has moved is as before where its first rollback says that it has undone it.
  private void marksNothingUndoneThatStands() {
    for (ChangeRecord undone : world.history().ledger(pool)) {
      Optional<ChangeRecord> rollback =
          revisions.stream()
              .flatMap(revision -> world.history().find(pool, revision.madeBy()).stream())
              .filter(record -> record.rollbackOf().filter(undone.id()::equals).isPresent())
              .findFirst()
              .filter(first -> undone.rolledBackBy().filter(first.id()::equals).isPresent());
      rollback.ifPresent(by -> goesBack(undone, by));
    }
  }

  private void goesBack(ChangeRecord undone, ChangeRecord rollback) {
    ChangeState.Outcome outcome = undone.state().made().orElseThrow();
    NormalForm made = recorded(rollback.state().made().orElseThrow().after()).normalForm();
    NormalForm before = recorded(outcome.before().orElseThrow()).normalForm();
    before.differencesTo(recorded(outcome.after()).normalForm()).stream()
        .filter(moved -> !ReadBack.isBack(moved.path(), before, made))
        .forEach(
            moved ->
                world.violated(
                    "%s says that %s has undone it, and of %s there is %s"
                        .formatted(undone.id(), rollback.id(), moved, made.at(moved.path()))));
  }

  /// What a change has made is what it was to bring: nothing of anybody else's is laid on it.
  private void isTheirOwn() {
    for (int i = 1; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      ChangeRecord maker = world.history().find(pool, revision.madeBy()).orElseThrow();
      List<NormalForm> intended =
          maker.state().attempts().stream()
              .map(attempt -> world.history().snapshot(attempt.after()).normalForm())
              .toList();
      recorded(revisions.get(i - 1))
          .normalForm()
          .differencesTo(recorded(revision).normalForm())
          .stream()
          .filter(_ -> maker.request().isPresent())
          .filter(made -> intended.stream().noneMatch(one -> isIn(made, one)))
          .forEach(
              made -> world.violated("%s is laid on change %s".formatted(made, revision.madeBy())));
    }
  }

  private static boolean isIn(Difference made, NormalForm intended) {
    return Settings.same(made.path(), intended.at(made.path()), made.after());
  }

  private Optional<Integer> entry(Configuration recorded, int from) {
    for (int i = from; i <= log.last(); i++) {
      if (same(log.entries().get(i).configuration(), recorded)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// Whether somebody's edit came before the change's write where the history says that it came
  /// after: from outside the two cannot be told apart. Nor can what a process writes that lives for
  /// longer than Lambda lets it.
  private boolean isButForEdits(Configuration recorded, int from) {
    for (int i = from; i <= log.last(); i++) {
      Configuration entry = log.entries().get(i).configuration();
      List<Difference> others = entry.normalForm().differencesTo(recorded.normalForm());
      if (others.stream().allMatch(d -> isOfOthers(d.path(), from))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfOthers(Pointer path, int from) {
    return log.isEditedByOthers(path, from, log.last())
        || (world.gate().injected().containsKey(Fault.OVERTAKEN)
            && log.isWrittenByChanges(path, 0, log.last()));
  }

  /// The last revision is what the pool is like.
  void isUpToDate() {
    Configuration live = log.entries().getLast().configuration();
    if (revisions.isEmpty() || !same(live, recorded(revisions.getLast()))) {
      world.violated("%s is not as its last revision says".formatted(pool));
    }
  }

  private Configuration recorded(Revision revision) {
    return recorded(revision.configuration());
  }

  private Configuration recorded(Fingerprint fingerprint) {
    return Optional.ofNullable(
            world.history().snapshots(pool, List.of(fingerprint)).get(fingerprint))
        .orElseThrow();
  }

  private static boolean same(Configuration one, Configuration other) {
    return one.equals(other) || one.normalForm().isEquivalentTo(other.normalForm());
  }
}
