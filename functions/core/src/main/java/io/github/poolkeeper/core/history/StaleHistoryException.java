package io.github.poolkeeper.core.history;

/// Somebody else has moved the history on since it was read: read it again.
public final class StaleHistoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleHistoryException(String message) {
    super(message);
  }

  public StaleHistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
