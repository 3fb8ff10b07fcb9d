package io.github.poolkeeper.local.cognito;

import java.util.List;

/// An error the API answers with.
record Refusal(int httpStatus, String type, String message) {

  private static final int BAD_REQUEST = 400;

  static Refusal of(String type, String message) {
    return new Refusal(BAD_REQUEST, type, message);
  }

  static Refusal invalidParameter(String message) {
    return of("InvalidParameterException", message);
  }

  /// For a refusal of AWS's whose words nobody has made public.
  static Refusal inOwnWords(String message) {
    return invalidParameter("[not AWS's words] " + message);
  }

  /// What a value is told that the API's model does not allow.
  ///
  /// @param errors each as in `Value null at 'a.b' failed to satisfy constraint: Member must not be
  ///     null`
  static Refusal validation(List<String> errors) {
    return invalidParameter(
        "%d validation error%s detected: %s"
            .formatted(errors.size(), errors.size() == 1 ? "" : "s", String.join("; ", errors)));
  }

  static Refusal notFound(String userPoolId) {
    return of("ResourceNotFoundException", "User pool " + userPoolId + " does not exist.");
  }

  Reply reply() {
    return new Reply.Answered(
        httpStatus, Members.none().put("__type", type).put("message", message).toObject());
  }
}
