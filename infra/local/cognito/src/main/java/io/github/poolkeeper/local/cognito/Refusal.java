package io.github.poolkeeper.local.cognito;

/// An error the API answers with.
record Refusal(int httpStatus, String type, String message) {

  private static final int BAD_REQUEST = 400;

  static Refusal of(String type, String message) {
    return new Refusal(BAD_REQUEST, type, message);
  }

  static Refusal invalidParameter(String message) {
    return of("InvalidParameterException", message);
  }

  static Refusal notFound(String userPoolId) {
    return of("ResourceNotFoundException", "User pool " + userPoolId + " does not exist.");
  }

  Reply reply() {
    return new Reply.Answered(
        httpStatus, Members.none().put("__type", type).put("message", message).toObject());
  }
}
