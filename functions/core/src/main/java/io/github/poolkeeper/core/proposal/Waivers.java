package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out what a rollback or a restore undoes, and since when that could have been undone: for
/// some time after a change nobody has to agree to its being undone.
///
/// The time counts from changes that somebody asked for. A rollback counts as the change at the
/// root of what it undoes, or two rollbacks a day would keep the time open for ever; so does a
/// restore that itself was waived. When a change was made past Poolkeeper is not known: it has no
/// such time.
final class Waivers {
  /// More than anybody undoes within the time; what is more is for people to agree to.
  private static final int MOST_READS = 100;

  private final PoolHistory history;

  Waivers(PoolHistory history) {
    this.history = history;
  }

  /// @param since when the oldest change that is undone has ended
  /// @param from what the pool has where what is undone is still in effect
  /// @param back what it had before
  record Waiver(Instant since, Configuration from, Configuration back) {

    /// Whether a difference is nothing but the way back from what is undone. What a coupling takes
    /// on top, or what force takes from others, is not.
    boolean covers(Difference difference) {
      Pointer path = difference.path();
      return Settings.same(path, from.normalForm().at(path), difference.before())
          && Settings.same(path, back.normalForm().at(path), difference.after())
          && !Settings.same(path, difference.before(), difference.after());
    }
  }

  /// @param current the fingerprint under which the live configuration is, or will be, on record
  Optional<Waiver> of(ChangeRequest request, Fingerprint current) {
    Looking looking = new Looking(request.userPoolId());
    return switch (request.action()) {
      case Action.Change _ -> Optional.empty();
      case Action.Rollback rollback ->
          looking.find(rollback.changeId()).flatMap(looking::ofRollback);
      case Action.Restore restore -> looking.ofRestore(restore, current);
    };
  }

  /// One look through a pool's history, of a limited length.
  private final class Looking {
    private final UserPoolId pool;
    private int reads;

    Looking(UserPoolId pool) {
      this.pool = pool;
    }

    Optional<ChangeRecord> find(ChangeId id) {
      return ++reads > MOST_READS ? Optional.empty() : history.find(pool, id);
    }

    Optional<Waiver> ofRollback(ChangeRecord undone) {
      return undone
          .state()
          .made()
          .flatMap(
              outcome ->
                  outcome
                      .before()
                      .flatMap(
                          before ->
                              since(undone)
                                  .flatMap(since -> waiver(since, outcome.after(), before))));
    }

    Optional<Waiver> ofRestore(Action.Restore restore, Fingerprint current) {
      Optional<Revision> last =
          history.head(pool).filter(head -> head.configuration().equals(current));
      Optional<Revision> target = RestoreTarget.find(history, pool, restore);
      if (last.isEmpty() || target.isEmpty()) {
        return Optional.empty();
      }
      return since(target.get().number(), last.get().number())
          .flatMap(since -> waiver(since, current, target.get().configuration()));
    }

    private Optional<Waiver> waiver(Instant since, Fingerprint from, Fingerprint back) {
      Map<Fingerprint, Configuration> snapshots = history.snapshots(pool, List.of(from, back));
      return Optional.ofNullable(snapshots.get(from))
          .flatMap(
              after ->
                  Optional.ofNullable(snapshots.get(back))
                      .map(before -> new Waiver(since, after, before)));
    }

    /// From when on the time counts in which a change can be undone; empty for one that cannot.
    private Optional<Instant> since(ChangeRecord record) {
      return switch (record.cause()) {
        case Cause.Requested requested ->
            switch (requested.request().action()) {
              case Action.Change _ -> endedAt(record);
              case Action.Rollback rollback -> find(rollback.changeId()).flatMap(this::since);
              case Action.Restore restore ->
                  isWaived(record) ? sinceRestored(restore, record) : endedAt(record);
            };
        case Cause.Unreadable _, Cause.External _, Cause.Newer _ -> Optional.empty();
      };
    }

    private Optional<Instant> sinceRestored(Action.Restore restore, ChangeRecord record) {
      return record
          .state()
          .made()
          .flatMap(
              made ->
                  RestoreTarget.find(history, pool, restore)
                      .flatMap(to -> since(to.number(), made.revision() - 1)));
    }

    /// The oldest of the changes that made the revisions behind one, up to another.
    private Optional<Instant> since(long behind, long last) {
      if (last <= behind || last - behind > MOST_READS) {
        return Optional.empty();
      }
      Optional<Instant> oldest = Optional.empty();
      for (Revision revision : history.revisions(pool, behind + 1, last)) {
        Optional<Instant> each = find(revision.madeBy()).flatMap(this::since);
        if (each.isEmpty()) {
          return Optional.empty();
        }
        oldest = oldest.filter(known -> known.isBefore(each.get())).or(() -> each);
      }
      return oldest;
    }

    private static boolean isWaived(ChangeRecord record) {
      return record.review().map(Review::verdict).flatMap(verdict -> verdict.waived()).isPresent();
    }

    private static Optional<Instant> endedAt(ChangeRecord record) {
      return record.state() instanceof ChangeState.Ended ended
          ? Optional.of(ended.endedAt())
          : Optional.empty();
    }
  }
}
