package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the pool of a change. What is neither known nor to be expected so soon after a write may
/// be a late read: it takes a second look to believe it.
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
    if (!(reading instanceof Reading.Read(Snapshot live)) || !isFresh(record, head)) {
      return reading;
    }
    Predicate<Configuration> expected = expected(record, head.orElseThrow());
    return expected.test(live.configuration()) ? reading : reader.settled(pool, reading, expected);
  }

  private boolean isFresh(ChangeRecord record, Optional<Revision> head) {
    Instant settled = books.clock().instant().minus(PoolReader.SETTLED);
    boolean isAttempted =
        record.state() instanceof ChangeState.Applying applying
            && applying.current().startedAt().isAfter(settled);
    return head.filter(last -> isAttempted || last.at().isAfter(settled)).isPresent();
  }

  private Predicate<Configuration> expected(ChangeRecord record, Revision head) {
    UserPoolId pool = record.userPoolId();
    if (record.state() instanceof ChangeState.Applying applying
        && applying.setsOutFrom(head.configuration())) {
      Attempted attempted = Attempted.of(books.history(), pool, applying);
      return live ->
          attempted.progress(live) == Progress.FINISHED
              || attempted.progress(live) == Progress.UNFINISHED;
    }
    return live -> books.ledger().standsFor(pool, head, live);
  }
}
