package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ledger of every pool: change records, revisions without a gap, and each distinct
/// configuration once, under its fingerprint. Every read is consistent; every write is one
/// transaction, wholly done or not at all. Trouble with the store is an unchecked exception, and a
/// [SnapshotTooLargeException] what it can never hold.
public interface ChangeHistory {

  /// Opens a record as the first one of its request id.
  Opening open(ChangeRecord record);

  /// Opens a record beside others that have its request id: once for each key, for ever. Who sends
  /// does not take an id from others, and what is rejected takes none.
  Opening openBeside(ChangeRecord record, String key);

  Optional<ChangeRecord> find(UserPoolId pool, ChangeId id);

  /// The first record of a request id.
  Optional<ChangeRecord> findByRequest(UserPoolId pool, RequestId requestId);

  /// Every record of a request id, newest first; the last hundred or so.
  List<ChangeRecord> allByRequest(UserPoolId pool, RequestId requestId);

  /// A record with the pool's head, who waits for it and what the stop switches say, in one read;
  /// empty when there is no such record.
  Optional<Loaded> load(UserPoolId pool, ChangeId id);

  Optional<Revision> revision(UserPoolId pool, long number);

  /// Revisions from the first to the last, both included; those that are on record.
  List<Revision> revisions(UserPoolId pool, long first, long last);

  /// The last revision.
  Optional<Revision> head(UserPoolId pool);

  /// The snapshots that are on record, by fingerprint.
  Map<Fingerprint, Configuration> snapshots(UserPoolId pool, Collection<Fingerprint> fingerprints);

  /// Records newest first, from the one after `after` on, `limit` at most.
  Page list(UserPoolId pool, Optional<ChangeId> after, int limit);

  /// The same of the records in one state. This read alone may be a moment late: a record is listed
  /// only while it is in that state, but perhaps not from the first moment on.
  ///
  /// @param status a state's name, as [io.github.poolkeeper.core.change.ChangeState] gives it
  Page list(UserPoolId pool, String status, Optional<ChangeId> after, int limit);

  /// The pools that have a revision, by id, from the one after `after` on, `limit` at most.
  PoolPage pools(Optional<UserPoolId> after, int limit);

  /// The changes of every pool that wait for approval, those that expire soonest first, from the
  /// one after `after` on, `limit` at most. This read may be a moment late, as that of one state.
  ApprovalPage approvals(Optional<Waiting> after, int limit);

  /// The changes that have to be looked at again, those that have waited longest first: from the
  /// one after `after` on, until a time. This read may be a moment late, too.
  List<Waiting> waiting(Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit);

  /// How far the rounds through what is due have come; empty before the first one.
  Optional<Sweep> lastSweep();

  void swept(Sweep sweep);

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

  /// Keeps a token that is to be answered too when the change ends, beside the one in its request;
  /// until it is answered, and once however often it comes.
  void keepWaiting(UserPoolId pool, ChangeId id, TaskToken token);

  /// Forgets tokens that have been answered. Those that were never kept do no harm.
  void stopWaiting(UserPoolId pool, ChangeId id, Collection<TaskToken> answered);

  /// An ended record that waits no more: whoever had to be told has been told, or cannot be.
  ///
  /// @param untold why somebody cannot, which is on record from then on
  void settle(ChangeRecord record, Optional<ApiError> untold);

  /// Whether a rejected message is among the rejected requests already.
  boolean isRejected(String messageId);

  /// It is, from now on.
  void rejected(String messageId);

  /// A record that this release cannot move on, or that owes somebody an answer, is found by
  /// [#waiting], too: from a time on, unless it waits for something already. Nothing else of it is
  /// written.
  void leave(Waiting waiting);

  /// Turns a stop switch. Every turn stays on record, each later than the one before: of two at
  /// once one is the last, wherever it is asked for.
  ///
  /// @return the turn as it is on record
  StopSwitch turn(StopSwitch turn);

  /// What stops changes of a pool.
  Optional<Hold.Scope> frozen(UserPoolId pool);

  /// How a stop switch stands; empty if it was never turned.
  Optional<StopSwitch> lastTurn(Hold.Scope scope);

  /// The turns of a stop switch, the last one first, `limit` at most.
  List<StopSwitch> turns(Hold.Scope scope, int limit);

  /// A record and what it takes to go on with it.
  ///
  /// @param head of its pool; a pool that no change has reached yet has none
  /// @param tokens that wait for its end beside the request's own
  /// @param frozen what is stopped, where changes of the pool are
  /// @param due whether [#waiting] finds it
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
