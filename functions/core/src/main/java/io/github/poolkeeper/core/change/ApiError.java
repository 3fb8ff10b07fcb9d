package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonWords;
import java.util.Set;

/// An error in the words of the API that gave it: the exception's name and its message.
public record ApiError(String code, String message) {
  private static final int MAX_MESSAGE = 2_000;
  private static final Set<String> THROTTLING =
      Set.of(
          "TooManyRequestsException",
          "ThrottlingException",
          "ThrottledException",
          "Throttling",
          "RequestLimitExceeded");

  private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied");

  /// Cognito quotes values, which can be whole message templates: the start says enough.
  public ApiError {
    message = JsonWords.cut(message, MAX_MESSAGE);
  }

  /// Whether the caller lacks a right; a right that was just given is not known everywhere yet.
  public boolean isDenied() {
    return DENIED.contains(code);
  }

  /// Whether the caller was too fast, and the call itself may be as good as any.
  public boolean isThrottling() {
    return THROTTLING.contains(code);
  }
}
