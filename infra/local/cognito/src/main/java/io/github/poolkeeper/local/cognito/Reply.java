package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonObject;

/// What a caller gets back.
public sealed interface Reply {

  /// An answer. An error's body is `{"__type": "InvalidParameterException", "message": "..."}`.
  record Answered(int httpStatus, JsonObject body) implements Reply {}

  /// No answer at all: the connection ends, and the caller does not know whether the call took
  /// effect.
  record Dropped() implements Reply {}
}
