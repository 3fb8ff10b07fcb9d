package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.Revision;
import java.time.Duration;
import java.util.Optional;

/// How one try of a change came out: its message is done, or there is trouble.
sealed interface Tried permits Outcome.Done, Tried.Trouble {

  /// Trouble on the way: the record and the pool's head as they are now, to go on from.
  sealed interface Trouble extends Tried, PoolWriter.Written {
    ChangeRecord record();

    Optional<Revision> head();

    ApiError error();
  }

  /// Cognito has not answered a write, and may yet carry it out: the pool has to rest before
  /// anybody writes to it again, and be looked at once more.
  record Unanswered(ChangeRecord record, Optional<Revision> head, ApiError error)
      implements Trouble {}

  /// What was asked for has not been done, or nobody knows.
  ///
  /// @param retryAfter there when it is known to take long
  record Interrupted(
      ChangeRecord record, Optional<Revision> head, ApiError error, Optional<Duration> retryAfter)
      implements Trouble {
    Interrupted(ChangeRecord record, Optional<Revision> head, ApiError error) {
      this(record, head, error, Optional.empty());
    }
  }
}
