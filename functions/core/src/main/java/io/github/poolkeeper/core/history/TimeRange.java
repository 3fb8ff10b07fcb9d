package io.github.poolkeeper.core.history;

import java.time.Instant;

/// From a time on, until before another. Changes are in it by the time of their ids, to the
/// millisecond.
public record TimeRange(Instant since, Instant until) {
  public static final TimeRange EVER =
      new TimeRange(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z"));
}
