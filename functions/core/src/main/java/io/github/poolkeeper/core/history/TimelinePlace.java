package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;

/// Where a page of the timeline goes on.
public sealed interface TimelinePlace {
  /// With the change that came before this one.
  record Behind(ChangeId id, UserPoolId pool) implements TimelinePlace {}

  /// With the last change before a time: the months up to there had none, and were many.
  record Before(Instant time) implements TimelinePlace {}
}
