package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonWords;

/// An error in the words of the API that gave it: the exception's name and its message.
public record ApiError(String code, String message) {
  private static final int MAX_MESSAGE = 2_000;

  /// Cognito quotes values, which can be whole message templates: the start says enough.
  public ApiError {
    message = JsonWords.cut(message, MAX_MESSAGE);
  }
}
