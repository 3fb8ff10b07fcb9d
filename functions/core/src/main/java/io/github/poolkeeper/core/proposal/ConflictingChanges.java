package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/// Finds the changes that a rollback is in conflict with: the last revision in which each value
/// came to be what it is. It looks at the revisions since the change that is to be undone, at the
/// last [#FURTHEST] of them at most; what is older, or not on record yet, stays without a name.
final class ConflictingChanges {
  static final long FURTHEST = 500;
  private static final long STRIDE = 25;

  private final PoolHistory history;
  private final UserPoolId pool;
  private final Map<Fingerprint, NormalForm> states = new HashMap<>();

  ConflictingChanges(PoolHistory history, UserPoolId pool) {
    this.history = history;
    this.pool = pool;
  }

  /// The conflicts, each with the change that set the value.
  ///
  /// @param undone the revision of the change that is to be rolled back
  List<Conflict> named(List<Conflict> conflicts, long undone) {
    Optional<Revision> head = history.head(pool);
    if (head.isEmpty()) {
      return conflicts;
    }
    read(List.of(head.get()));
    List<Conflict> onRecord = conflicts.stream().filter(c -> isSoIn(head.get(), c)).toList();
    Map<Conflict, Revision> found = revisions(onRecord, undone, head.get().number());
    return conflicts.stream()
        .map(
            conflict ->
                Optional.ofNullable(found.get(conflict))
                    .map(revision -> named(conflict, revision))
                    .orElse(conflict))
        .toList();
  }

  private Map<Conflict, Revision> revisions(List<Conflict> conflicts, long undone, long last) {
    Map<Conflict, Revision> found = new HashMap<>();
    long oldest = Math.max(undone, last - FURTHEST);
    for (long to = last; to > oldest && found.size() < conflicts.size(); to -= STRIDE) {
      List<Revision> newestFirst =
          history.revisions(pool, Math.max(oldest, to - STRIDE), to).reversed();
      read(newestFirst);
      for (Conflict conflict : conflicts) {
        if (!found.containsKey(conflict)) {
          broughtIn(newestFirst, conflict).ifPresent(revision -> found.put(conflict, revision));
        }
      }
    }
    return found;
  }

  private Optional<Revision> broughtIn(List<Revision> newestFirst, Conflict conflict) {
    return newestFirst.stream()
        .gather(Gatherers.windowSliding(2))
        .filter(pair -> !isSoIn(pair.getLast(), conflict))
        .map(List::getFirst)
        .findFirst();
  }

  private boolean isSoIn(Revision revision, Conflict conflict) {
    NormalForm state = Optional.ofNullable(states.get(revision.configuration())).orElseThrow();
    return Settings.same(conflict.path(), state.at(conflict.path()), conflict.live());
  }

  private void read(List<Revision> revisions) {
    List<Fingerprint> unread =
        revisions.stream()
            .map(Revision::configuration)
            .filter(fingerprint -> !states.containsKey(fingerprint))
            .toList();
    history
        .snapshots(pool, unread)
        .forEach((fingerprint, snapshot) -> states.put(fingerprint, snapshot.normalForm()));
  }

  private Conflict named(Conflict conflict, Revision revision) {
    return conflict instanceof Conflict.Overwritten overwritten
        ? history
            .find(pool, revision.madeBy())
            .map(record -> overwritten.setBy(setter(record, revision)))
            .orElse(overwritten)
        : conflict;
  }

  private static Conflict.Setter setter(ChangeRecord record, Revision revision) {
    return new Conflict.Setter(
        record.id(),
        record.kind(),
        record.sender().map(Identity::value),
        record.explanation().requestedBy(),
        revision.at());
  }
}
