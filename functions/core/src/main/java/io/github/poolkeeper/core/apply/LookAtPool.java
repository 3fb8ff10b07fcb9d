package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.OutsideCalls;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.history.SnapshotTooLargeException;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Looks at a pool because somebody has been seen to write to it. What it is like comes from the
/// pool, never from who tells of the call; the call only says who may have done it. It can be
/// repeated at any point, and calls may come in any order.
public final class LookAtPool {
  /// CloudTrail tells of most calls within this time.
  private static final Duration LATEST_CALL = Duration.ofMinutes(15);

  /// Times of calls are cut to the second, and taken from another clock.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final int MOST_REVISIONS = 20;

  private final ChangeHistory history;
  private final OutsideCalls calls;
  private final Ledger ledger;
  private final PoolReader reader;
  private final InstantSource clock;

  public LookAtPool(
      UserPools pools, ChangeHistory history, OutsideCalls calls, Policy policy, ApplyClock time) {
    this.history = history;
    this.calls = calls;
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

  public Looked look(UserPoolId pool, Seen seen) {
    try {
      return history.head(pool).map(head -> look(pool, head, seen)).orElseGet(Looked.Unknown::new);
    } catch (SnapshotTooLargeException e) {
      return new Looked.Unseen(e.error());
    } catch (SnapshotForgedException e) {
      return new Looked.Unseen(e.error());
    }
  }

  private Looked look(UserPoolId pool, Revision head, Seen seen) {
    return switch (reader.look(pool, head)) {
      case Reading.Refused(ApiError error) -> new Looked.Unseen(error);
      case Reading.Interrupted(ApiError error) -> new Looked.Again(error);
      case Reading.Read(Snapshot live) -> looked(pool, head, live, seen);
    };
  }

  private Looked looked(UserPoolId pool, Revision head, Snapshot live, Seen seen) {
    Revision now = ledger.reconcile(pool, Optional.of(head), live.configuration());
    if (!now.equals(head)) {
      if (fits(head, now, seen, TOLERANCE)) {
        calls.add(pool, now.madeBy(), seen);
      }
      return new Looked.Found(now.madeBy());
    }
    Optional<ChangeId> earlier = fitting(pool, head, seen);
    earlier.ifPresent(change -> calls.add(pool, change, seen));
    return earlier.<Looked>map(Looked.Attributed::new).orElseGet(Looked.Same::new);
  }

  /// The external change of the last minutes in whose time the call was made: to the second, or
  /// else as far as clocks can be trusted.
  private Optional<ChangeId> fitting(UserPoolId pool, Revision head, Seen seen) {
    List<Revision> last =
        history
            .revisions(pool, Math.max(1, head.number() - MOST_REVISIONS), head.number())
            .reversed();
    return Stream.of(Duration.ZERO, TOLERANCE)
        .flatMap(
            tolerance ->
                last.stream()
                    .gather(Gatherers.windowSliding(2))
                    .filter(pair -> pair.size() == 2 && isRecent(pair.getFirst()))
                    .filter(pair -> fits(pair.getLast(), pair.getFirst(), seen, tolerance))
                    .map(pair -> pair.getFirst().madeBy()))
        .filter(change -> isExternal(pool, change))
        .findFirst();
  }

  private boolean isRecent(Revision revision) {
    return revision.at().plus(LATEST_CALL).isAfter(clock.instant());
  }

  private boolean isExternal(UserPoolId pool, ChangeId change) {
    return history.find(pool, change).map(ChangeRecord::kind).equals(Optional.of("external"));
  }

  /// Whether the call was made after the revision before, and before this one was found.
  private static boolean fits(Revision before, Revision found, Seen seen, Duration tolerance) {
    Instant at = seen.at();
    return at.isAfter(before.at().minus(tolerance)) && !at.isAfter(found.at().plus(tolerance));
  }
}
