package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.Revision;
import java.time.Duration;
import java.util.Optional;

/// How one run of a change came out.
sealed interface Step {
  /// It is over, and on record as such.
  record Ended(ChangeRecord record) implements Step {}

  /// It waits, and is on record as such: for people, for its time, for changes to go on.
  record Waits(ChangeRecord record) implements Step {}

  /// Cognito has not answered a write, and may yet carry it out: the pool has to rest before
  /// anybody writes to it again, and be looked at once more.
  record Unanswered(ChangeRecord record, Revision head, ApiError error) implements Step {}

  /// Trouble on the way: the record and the head as they are now, to go on from.
  record Interrupted(
      ChangeRecord record, Optional<Revision> head, ApiError error, Optional<Duration> retryAfter)
      implements Step {}
}
