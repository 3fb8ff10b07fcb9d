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
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Finds out what a rollback or a restore undoes, and since when that could have been undone: for
/// some time after a change nobody has to agree to its being undone.
///
/// The time counts from changes that somebody asked for. A rollback counts as the change at the
/// root of what it undoes, or two rollbacks a day would keep the time open for ever; so does a
/// restore that itself was waived. When a change was made past Poolkeeper is not known: it has no
/// such time; and what was set so a short time before comes back by nobody's mere undoing of what
/// mended it.
final class Waivers {
  /// More than anybody undoes within the time; what is more is for people to agree to.
  private static final int MOST_READS = 100;

  private final PoolHistory history;
  private final Duration window;

  /// @param window for how long something can be undone
  Waivers(PoolHistory history, Duration window) {
    this.history = history;
    this.window = window;
  }

  /// @param since when the oldest change that is undone has ended
  /// @param from what the pool has where what is undone is still in effect
  /// @param back what it had before
  /// @param byHand what was changed past Poolkeeper, up to what it had before
  record Waiver(Instant since, Configuration from, Configuration back, List<ByHand> byHand) {

    /// Whether a difference is nothing but the way back from what is undone. What a coupling takes
    /// on top, or what force takes from others, is not.
    boolean covers(Difference difference) {
      Pointer path = difference.path();
      return Settings.same(path, from.normalForm().at(path), difference.before())
          && Settings.same(path, back.normalForm().at(path), difference.after())
          && !Settings.same(path, difference.before(), difference.after())
          && byHand.stream().noneMatch(one -> one.brought(path, difference.after()));
    }
  }

  /// A change past Poolkeeper.
  record ByHand(NormalForm before, NormalForm after) {
    boolean brought(Pointer path, Optional<JsonValue> value) {
      return Settings.same(path, after.at(path), value)
          && !Settings.same(path, before.at(path), value);
    }
  }

  /// From one snapshot to another.
  private record Move(Fingerprint before, Fingerprint after) {
    ByHand read(Map<Fingerprint, Configuration> known) {
      return new ByHand(
          Objects.requireNonNull(known.get(before)).normalForm(),
          Objects.requireNonNull(known.get(after)).normalForm());
    }
  }

  /// @param current the fingerprint under which the live configuration is, or will be, on record
  Optional<Waiver> of(ChangeRequest request, Fingerprint current, Instant now) {
    Looking looking = new Looking(request.userPoolId(), now.minus(window));
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
    private final Instant begin;
    private int reads;

    Looking(UserPoolId pool, Instant begin) {
      this.pool = pool;
      this.begin = begin;
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
                                  .flatMap(
                                      since ->
                                          waiver(
                                              since,
                                              outcome.after(),
                                              before,
                                              outcome.revision() - 1))));
    }

    Optional<Waiver> ofRestore(Action.Restore restore, Fingerprint current) {
      Optional<Revision> last =
          history.head(pool).filter(head -> head.configuration().equals(current));
      Optional<Revision> target = RestoreTarget.find(history, pool, restore);
      if (last.isEmpty() || target.isEmpty()) {
        return Optional.empty();
      }
      return since(target.get().number(), last.get().number())
          .flatMap(
              since -> waiver(since, current, target.get().configuration(), target.get().number()));
    }

    /// @param behind the number of the revision that comes back
    private Optional<Waiver> waiver(
        Instant since, Fingerprint from, Fingerprint back, long behind) {
      return since.isBefore(begin)
          ? Optional.empty()
          : byHand(behind).flatMap(moves -> waiver(since, from, back, moves));
    }

    private Optional<Waiver> waiver(
        Instant since, Fingerprint from, Fingerprint back, List<Move> byHand) {
      Set<Fingerprint> wanted = new HashSet<>(List.of(from, back));
      byHand.forEach(move -> wanted.addAll(List.of(move.before(), move.after())));
      Map<Fingerprint, Configuration> known = history.snapshots(pool, wanted);
      return known.keySet().containsAll(wanted)
          ? Optional.of(
              new Waiver(
                  since,
                  Objects.requireNonNull(known.get(from)),
                  Objects.requireNonNull(known.get(back)),
                  byHand.stream().map(move -> move.read(known)).toList()))
          : Optional.empty();
    }

    /// What was changed past Poolkeeper within the time, up to a revision. How a pool was first
    /// found is nobody's change. Empty where that is more than can be looked at.
    private Optional<List<Move>> byHand(long last) {
      List<Revision> line = history.revisions(pool, Math.max(1, last - MOST_READS), last);
      List<Move> found = new ArrayList<>();
      for (int i = line.size() - 1; i > 0 && !line.get(i).at().isBefore(begin); i--) {
        Optional<ChangeRecord> maker = find(line.get(i).madeBy());
        if (maker.isEmpty()) {
          return Optional.empty();
        }
        if (maker.get().cause() instanceof Cause.External) {
          found.add(new Move(line.get(i - 1).configuration(), line.get(i).configuration()));
        }
      }
      return Optional.of(found);
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
