package io.github.poolkeeper.core.userpool;

import jakarta.json.JsonValue;

/// What `null` in a patch means for a setting.
public sealed interface Neutral {
  /// The member goes: for Cognito, leaving it out says "none".
  record Removed() implements Neutral {}

  /// The member goes; if Cognito keeps what is left out, this value is written. Callers of the API
  /// have said "none" with it; it is not documented.
  record Cleared(JsonValue value) implements Neutral {}

  /// The documented value that says "none".
  record Value(JsonValue value) implements Neutral {}

  /// There is nothing that says "none", because …
  record Missing(String because) implements Neutral {}
}
