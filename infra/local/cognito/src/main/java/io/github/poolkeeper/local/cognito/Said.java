package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonValue;

/// What a request says of one setting.
sealed interface Said {

  record Sent(JsonValue value) implements Said {}

  /// To be as if it had never been set.
  record Unset() implements Said {}

  record Omitted() implements Said {}
}
