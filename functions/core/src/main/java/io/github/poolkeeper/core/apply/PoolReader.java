package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads pools, late reads allowed for: what has just been written may be read a moment late. Where
/// that matters, it looks again until it sees what is expected, for a bounded time.
final class PoolReader {
  /// Before each further look at the pool; 3.75 s in all.
  private static final List<Duration> SETTLING =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  /// A write that is older is read by everybody.
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final UserPools pools;
  private final Ledger ledger;
  private final Pause pause;
  private final InstantSource clock;

  PoolReader(UserPools pools, Ledger ledger, ApplyClock time) {
    this.pools = pools;
    this.ledger = ledger;
    this.pause = time.pause();
    this.clock = time.clock();
  }

  /// Reads the pool of a change. What is neither known nor to be expected so soon after a write may
  /// be a late read: it takes a second look to believe it. So it does where an attempt seems to be
  /// finished that brings back what the pool was just before.
  Reading look(ChangeRecord record, Optional<Revision> head) {
    UserPoolId pool = record.userPoolId();
    Reading reading = pools.read(pool);
    Optional<Revision> recent = head.filter(last -> isFresh(record, last));
    if (recent.isEmpty() || !(reading instanceof Reading.Read)) {
      return reading;
    }
    Revision last = recent.get();
    Optional<Intent> begun = ledger.begun(record, head);
    Reading settled =
        settled(
            pool,
            reading,
            live ->
                begun
                    .map(intent -> isExpected(intent, live.normalForm()))
                    .orElseGet(() -> ledger.standsFor(pool, last, live.configuration())));
    boolean seemsFinished =
        settled instanceof Reading.Read(Snapshot live)
            && begun.filter(intent -> intent.isFinished(live.normalForm())).isPresent();
    if (!seemsFinished || !left(last.at()).isPositive()) {
      return settled;
    }
    outlast(last);
    return pools.read(pool);
  }

  /// Reads a pool that no change is at work on. Just after a revision a late read has nothing that
  /// the pool did not have before it: anything else is believed at once.
  Reading look(UserPoolId pool, Revision head) {
    Reading reading = pools.read(pool);
    return left(head.at()).isPositive()
        ? settled(pool, reading, live -> !ledger.mayBeFromBefore(pool, head, live.normalForm()))
        : reading;
  }

  /// The first reading that is as expected, or else the last one.
  Reading settled(UserPoolId pool, Predicate<Snapshot> expected) {
    return settled(pool, pools.read(pool), expected);
  }

  /// Reads back what has just been written: the first reading that is as expected, or else the last
  /// one. What is doubtful in that is believed when nobody reads any more what was before.
  Reading readBack(UserPoolId pool, Predicate<Snapshot> expected, Predicate<Snapshot> doubtful) {
    Instant written = clock.instant();
    Reading reading = settled(pool, expected);
    if (reading instanceof Reading.Read(Snapshot live) && doubtful.test(live)) {
      outlast(written);
      return pools.read(pool);
    }
    return reading;
  }

  /// Waits until nobody reads any more what the pool was before a revision.
  void outlast(Revision revision) {
    outlast(revision.at());
  }

  private void outlast(Instant write) {
    Duration left = left(write);
    if (left.isPositive()) {
      pause.of(left);
    }
  }

  private Reading settled(UserPoolId pool, Reading first, Predicate<Snapshot> expected) {
    Reading reading = first;
    for (Duration wait : SETTLING) {
      if (reading instanceof Reading.Read(Snapshot live) && expected.test(live)) {
        return reading;
      }
      pause.of(wait);
      reading = pools.read(pool);
    }
    return reading;
  }

  private static boolean isExpected(Intent intent, NormalForm live) {
    return switch (intent.progress(live)) {
      case FINISHED, UNFINISHED -> true;
      case FINISHED_AND_CHANGED_SINCE, OVERWRITTEN -> false;
    };
  }

  private boolean isFresh(ChangeRecord record, Revision last) {
    boolean isAttempted =
        record.state() instanceof ChangeState.Applying applying
            && left(applying.current().startedAt()).isPositive();
    return isAttempted || left(last.at()).isPositive();
  }

  /// How long what was before a write may still be read.
  private Duration left(Instant write) {
    return Duration.between(clock.instant(), write.plus(SETTLED));
  }
}
