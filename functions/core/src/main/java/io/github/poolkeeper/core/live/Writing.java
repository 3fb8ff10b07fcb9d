package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.change.ApiError;
import java.time.Duration;
import java.util.Optional;

/// What became of writing a configuration.
public sealed interface Writing {
  /// Every call was taken.
  record Taken() implements Writing {}

  /// Cognito said no for good. The pool is as it was: nothing was written, or what was has been
  /// written back.
  record Refused(ApiError error) implements Writing {}

  /// Cognito said no to the second of two calls, and then to writing the first one back too.
  record HalfTaken(ApiError error, ApiError restoring) implements Writing {}

  /// No answer has come, or none that says anything: it may be carried out yet, some time later.
  /// Nobody else should write before that time is over.
  record Unanswered(ApiError error) implements Writing {}

  /// The outcome is unknown, or was put off: look at the pool before trying again. `retryAfter` is
  /// there when it is known to take long.
  record Interrupted(ApiError error, Optional<Duration> retryAfter) implements Writing {}
}
