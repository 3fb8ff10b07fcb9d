package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import java.time.Instant;

/// From a time on, until before another. Changes are in it by the time of their ids, to the
/// millisecond.
public record TimeRange(Instant since, Instant until) {
  public static final TimeRange EVER =
      new TimeRange(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999Z"));

  /// One that ends before it begins has nothing in it.
  public TimeRange {
    since = since.isAfter(until) ? until : since;
  }

  /// Whether all that is in it is older than a change: a list that goes on behind the change has
  /// all of it.
  public boolean isBefore(ChangeId change) {
    return change.value().compareTo(ChangeId.beginning(until)) >= 0;
  }

  /// Whether all that is in it is newer than a change: a list that goes on behind the change has
  /// nothing of it.
  public boolean isAfter(ChangeId change) {
    return change.value().compareTo(ChangeId.beginning(since)) < 0;
  }
}
