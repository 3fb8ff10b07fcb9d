package io.github.poolkeeper.core.json;

/// A text that is not one strict JSON value; the message says where and why.
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
