package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Looks at a pool: because somebody has been seen to write to it, or because it is asked for. What
/// it is like comes from the pool, never from who tells of the call; the call only says who may
/// have done it. It can be repeated at any point, and calls may come in any order.
public final class LookAtPool {
  /// CloudTrail tells of most calls within this time.
  private static final Duration LATEST_CALL = Duration.ofMinutes(15);

  /// Each pool is looked at once a day. Where it was not, what is found may be a call's that was
  /// never told, from before there was a trail or a round of looks.
  private static final Duration LATELY = Duration.ofHours(26);

  /// Times of calls are cut to the second, and taken from another clock.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /// What is cut off a call's time at the most.
  private static final Duration CUT = Duration.ofSeconds(1);

  /// So many revisions are read at once.
  private static final int PAGE = 20;

  /// Whoever keeps calling must neither make an entry grow without a bound nor fill it up.
  private static final int MOST_CALLS_OF_ONE = 5;

  /// Where so many may have made a change nobody is certain, whoever comes on top.
  private static final int MOST_CALLS = 50;

  private final ChangeHistory history;
  private final Notes notes;
  private final Ledger ledger;
  private final PoolReader reader;
  private final InstantSource clock;

  public LookAtPool(
      UserPools pools, ChangeHistory history, Notes notes, Policy policy, ApplyClock time) {
    this.history = history;
    this.notes = notes;
    this.ledger = new Ledger(history, policy, time);
    this.reader = new PoolReader(pools, ledger, time);
    this.clock = time.clock();
  }

  /// What a look came to.
  public sealed interface Looked {
    /// The pool is not one of Poolkeeper's: no change has ever been asked for it.
    record Unknown() implements Looked {}

    /// It is as it is on record, and so is who made it so, as far as that is known.
    record Same() implements Looked {}

    /// It is as it is on record, and the call fits what was found before.
    record Attributed(ChangeId change) implements Looked {}

    /// It is not as it was, and on record now.
    record Found(ChangeId change) implements Looked {}

    /// It cannot be seen or kept.
    record Unseen(ApiError error) implements Looked {}

    /// Not now.
    record Again(ApiError error) implements Looked {}
  }

  /// Because somebody has been seen to write to the pool.
  public Looked look(UserPoolId pool, Seen seen) {
    return look(pool, seen, clock.instant());
  }

  /// The same.
  ///
  /// @param told when Poolkeeper was told of it: the look may have waited behind other changes
  public Looked look(UserPoolId pool, Seen seen, Instant told) {
    Looked looked = look(pool);
    return switch (looked) {
      case Looked.Found _, Looked.Same _, Looked.Unseen _ -> attributed(pool, looked, seen, told);
      case Looked.Unknown _, Looked.Attributed _, Looked.Again _ -> looked;
    };
  }

  /// Because it is asked for.
  public Looked look(UserPoolId pool) {
    try {
      return history.head(pool).map(head -> look(pool, head)).orElseGet(Looked.Unknown::new);
    } catch (SnapshotTooLargeException e) {
      return new Looked.Unseen(e.error());
    } catch (SnapshotForgedException e) {
      return new Looked.Unseen(e.error());
    }
  }

  private Looked look(UserPoolId pool, Revision head) {
    Instant begin = clock.instant();
    return switch (reader.look(pool, head)) {
      case Reading.Refused(ApiError error) -> new Looked.Unseen(error);
      case Reading.Interrupted(ApiError error) -> new Looked.Again(error);
      case Reading.Read(Snapshot live) -> {
        Revision now = ledger.reconcile(pool, Optional.of(head), live.configuration());
        if (!now.equals(head)) {
          yield new Looked.Found(now.madeBy());
        }
        notes.seenAsOnRecord(pool, head.number(), begin);
        yield new Looked.Same();
      }
    };
  }

  /// An external change that a call fits.
  ///
  /// @param previous the revision before the one that it made
  private record Fit(ChangeRecord change, Revision previous, Revision found) {

    /// Whether the call was surely made after the revision before: else that may have written over
    /// it.
    boolean isAfter(Seen seen) {
      return !seen.at().isBefore(previous.at());
    }

    /// Whether it was surely made before the change was found: times of calls are cut.
    boolean isBefore(Seen seen) {
      return !seen.at().plus(CUT).isAfter(found.at());
    }
  }

  /// Lays the call on every external change of the last minutes in whose time it was made and of
  /// which it can have moved something. Of two that follow each other within the tolerance nobody
  /// can tell which one it was, and what it cannot have moved was somebody else's.
  private Looked attributed(UserPoolId pool, Looked looked, Seen seen, Instant told) {
    List<Fit> fitting = fitting(pool, seen, told);
    for (Fit fit : fitting) {
      ChangeRecord change = fit.change();
      boolean alone =
          fitting.size() == 1
              && fit.isAfter(seen)
              && (fit.isBefore(seen) || isFoundBy(looked, change))
              && change.leftover().isEmpty()
              && touched(change).allMatch(seen::canMove)
              && isKnownLately(fit);
      note(pool, new Note.Attribution(change.id(), seen, alone));
    }
    return looked instanceof Looked.Same && !fitting.isEmpty()
        ? new Looked.Attributed(fitting.getFirst().change().id())
        : looked;
  }

  private static Stream<Pointer> touched(ChangeRecord change) {
    return change.review().stream().flatMap(review -> review.touched().stream());
  }

  /// Of what nobody has judged, anything may have moved; of what Poolkeeper has left half-done
  /// itself, only what it cannot have left so.
  private static boolean canHaveMade(Seen seen, ChangeRecord change) {
    return change
        .leftover()
        .map(left -> left.apart().stream().anyMatch(seen::canMove))
        .orElseGet(() -> change.review().isEmpty() || touched(change).anyMatch(seen::canMove));
  }

  private void note(UserPoolId pool, Note.Attribution attribution) {
    List<Actor> callers =
        notes.of(pool, attribution.change()).stream()
            .filter(Note.Attribution.class::isInstance)
            .map(note -> ((Note.Attribution) note).seen().who())
            .toList();
    if (callers.size() < MOST_CALLS
        && Collections.frequency(callers, attribution.seen().who()) < MOST_CALLS_OF_ONE) {
      notes.add(pool, attribution);
    }
  }

  private List<Fit> fitting(UserPoolId pool, Seen seen, Instant told) {
    return lastRevisions(pool, seen, told).stream()
        .gather(Gatherers.windowSliding(2))
        .filter(pair -> pair.size() == 2 && isRecent(pair.getFirst(), told))
        .filter(pair -> !seen.at().isAfter(pair.getFirst().at().plus(TOLERANCE)))
        .filter(pair -> isAfter(pool, pair.getLast(), seen))
        .flatMap(
            pair ->
                history.find(pool, pair.getFirst().madeBy()).stream()
                    .map(change -> new Fit(change, pair.getLast(), pair.getFirst())))
        .filter(fit -> fit.change().kind().equals("external") && canHaveMade(seen, fit.change()))
        .toList();
  }

  /// Newest first, and so far back as the call may have made them: whoever writes much hides
  /// nothing with it.
  private List<Revision> lastRevisions(UserPoolId pool, Seen seen, Instant told) {
    List<Revision> found = new ArrayList<>();
    long last = history.head(pool).map(Revision::number).orElseThrow();
    while (last > 0 && (found.isEmpty() || mayHaveMade(seen, told, found.getLast()))) {
      found.addAll(history.revisions(pool, Math.max(1, last - PAGE + 1), last).reversed());
      last -= PAGE;
    }
    return found;
  }

  /// Else no revision before it is of the call's time, either.
  private static boolean mayHaveMade(Seen seen, Instant told, Revision revision) {
    return isRecent(revision, told) && !seen.at().isAfter(revision.at().plus(TOLERANCE));
  }

  private static boolean isRecent(Revision revision, Instant told) {
    return revision.at().plus(LATEST_CALL).isAfter(told);
  }

  /// Whether a call can have made what was found after a revision. One of Poolkeeper's own goes on
  /// record some time after it was written, and what others write in between is found behind it.
  private boolean isAfter(UserPoolId pool, Revision before, Seen seen) {
    Instant at = seen.at().plus(TOLERANCE);
    return at.isAfter(before.at())
        || (at.isAfter(before.madeBy().time()) && at.isAfter(setOut(pool, before)));
  }

  /// When the first attempt began of those that a revision comes from; of one that was found, when
  /// it was.
  private Instant setOut(UserPoolId pool, Revision revision) {
    return history.find(pool, revision.madeBy()).flatMap(maker -> maker.state().made()).stream()
        .flatMap(
            made ->
                made.attempts().stream()
                    .filter(one -> made.before().equals(Optional.of(one.before()))))
        .map(Attempt::startedAt)
        .min(Comparator.naturalOrder())
        .orElse(revision.at());
  }

  /// Whether the pool was known not long before, and nobody has written since to one that nobody
  /// knows.
  private boolean isKnownLately(Fit fit) {
    Instant known = notes.lastKnown(fit.change().userPoolId(), fit.previous());
    return !fit.found().at().isAfter(known.plus(LATELY))
        && notes.lastUnplaced().filter(known.minus(TOLERANCE)::isBefore).isEmpty();
  }

  /// Whoever tells of a call has told of it before the pool was read.
  private static boolean isFoundBy(Looked looked, ChangeRecord change) {
    return looked instanceof Looked.Found(ChangeId found) && found.equals(change.id());
  }
}
