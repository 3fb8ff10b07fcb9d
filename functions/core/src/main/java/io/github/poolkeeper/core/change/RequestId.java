package io.github.poolkeeper.core.change;

/// The requester's idempotency key, per pool and for ever: 1 to 128 characters.
public record RequestId(String value) {
  private static final int MAX_LENGTH = 128;

  public RequestId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "expected a request id of 1 to 128 characters, met " + value.length());
    }
  }

  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value
            .chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  @Override
  public String toString() {
    return value;
  }
}
