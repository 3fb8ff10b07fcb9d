package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.change.ApiError;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// What became of one call.
sealed interface Reply {
  /// It was taken; the body as Cognito sent it.
  record Given(JsonObject body) implements Reply {}

  /// Cognito said no for good.
  record Refused(ApiError error) implements Reply {}

  /// None that says anything: what was asked for may be done, now or later, or not.
  record Missing(ApiError error) implements Reply {}

  /// Put off, or nobody knows; `retryAfter` is there when it is known to take long.
  record Interrupted(ApiError error, Optional<Duration> retryAfter) implements Reply {}
}
