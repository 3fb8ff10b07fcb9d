package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The ledger of every pool, read and moved on: change records, revisions without a gap, and each
/// distinct configuration once, under its fingerprint. Every write is one transaction, wholly done
/// or not at all. Trouble with the store is an unchecked exception, and a
/// [SnapshotTooLargeException] what it can never hold.
public interface ChangeHistory extends PoolHistory {

  /// A record with the pool's head, who waits for it and what the freezes say, in one read;
  /// empty when there is no such record.
  Optional<Loaded> load(UserPoolId pool, ChangeId id);

  /// The last changes that have set out to write and have not come to the end of it: failed ones,
  /// and those under way. This read may be a moment late.
  List<ChangeRecord> unfinished(UserPoolId pool);

  /// Replaces a record that has not ended, and stores the snapshots it speaks of.
  ///
  /// @param record the version after the one that is on record
  /// @throws StaleHistoryException when it has ended, or somebody else has moved it on
  void update(ChangeRecord record, Collection<Configuration> snapshots);

  /// Ends a change with a new revision of the pool: replaces (or, for an external change, adds) the
  /// record, stores the snapshots, adds the revision and moves the head on to it. A rollback's
  /// record marks the change it undoes as rolled back.
  ///
  /// @param snapshots with the revision's own, unless that is on record
  /// @throws StaleHistoryException when the record has ended, somebody else has moved it on, or the
  ///     head is not the revision before
  void addRevision(ChangeRecord record, Revision revision, Collection<Configuration> snapshots);

  /// Lists a pool of which there is no revision yet; its first one takes it off that list.
  void listUnseen(UserPoolId pool);

  /// A record and what it takes to go on with it.
  ///
  /// @param head of its pool; a pool that no change has reached yet has none
  /// @param tokens that wait for its end beside the request's own
  /// @param frozen what is stopped, where changes of the pool are
  /// @param due whether [DueChanges#waiting] finds it
  record Loaded(
      ChangeRecord record,
      Optional<Revision> head,
      Set<TaskToken> tokens,
      Optional<Hold.Scope> frozen,
      boolean due) {
    public Loaded {
      tokens = Set.copyOf(tokens);
    }
  }
}
