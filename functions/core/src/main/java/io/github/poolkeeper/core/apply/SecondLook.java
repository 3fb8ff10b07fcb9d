package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the pool of a change. What is neither known nor to be expected so soon after a write may
/// be a late read: it takes a second look to believe it. So it does where an attempt seems to be
/// finished that brings back what the pool was just before.
final class SecondLook {
  private final PoolReader reader;
  private final Books books;

  SecondLook(PoolReader reader, Books books) {
    this.reader = reader;
    this.books = books;
  }

  Reading read(ChangeRecord record, Optional<Revision> head) {
    UserPoolId pool = record.userPoolId();
    Reading reading = reader.read(pool);
    if (!(reading instanceof Reading.Read) || !isFresh(record, head)) {
      return reading;
    }
    Expectation expectation = expectation(record, head.orElseThrow());
    Reading settled = reader.settled(pool, reading, expectation.expected());
    return isFinished(settled, expectation)
        ? outlasting(head.orElseThrow(), pool, settled)
        : settled;
  }

  /// What a pool that has just been written may say.
  ///
  /// @param finished of that, what says that the change is done
  private record Expectation(
      Predicate<Configuration> expected, Predicate<Configuration> finished) {}

  private static boolean isFinished(Reading reading, Expectation expectation) {
    return reading instanceof Reading.Read(Snapshot live)
        && expectation.finished().test(live.configuration());
  }

  private Reading outlasting(Revision head, UserPoolId pool, Reading reading) {
    if (!left(head.at()).isPositive()) {
      return reading;
    }
    outlast(head);
    return reader.read(pool);
  }

  /// Waits until nobody reads any more what the pool was before a revision.
  void outlast(Revision revision) {
    Duration left = left(revision.at());
    if (left.isPositive()) {
      reader.pause(left);
    }
  }

  /// How long what was before a write may still be read.
  private Duration left(Instant write) {
    return Duration.between(books.clock().instant(), write.plus(PoolReader.SETTLED));
  }

  private boolean isFresh(ChangeRecord record, Optional<Revision> head) {
    boolean isAttempted =
        record.state() instanceof ChangeState.Applying applying
            && left(applying.current().startedAt()).isPositive();
    return head.filter(last -> isAttempted || left(last.at()).isPositive()).isPresent();
  }

  private Expectation expectation(ChangeRecord record, Revision head) {
    UserPoolId pool = record.userPoolId();
    if (record.state() instanceof ChangeState.Applying applying
        && applying.setsOutFrom(head.configuration())) {
      Attempted attempted = Attempted.of(books.history(), pool, applying);
      return new Expectation(
          live ->
              switch (attempted.progress(live.normalForm())) {
                case FINISHED, UNFINISHED -> true;
                case FINISHED_AND_CHANGED_SINCE, OVERWRITTEN -> false;
              },
          live -> attempted.isFinished(live.normalForm()));
    }
    return new Expectation(live -> books.ledger().standsFor(pool, head, live), _ -> false);
  }
}
