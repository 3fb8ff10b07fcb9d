package io.github.poolkeeper.console;

/// The AWS session that signs for the page is over. The message says how a new one begins.
public final class SessionEndedException extends Exception {
  private static final long serialVersionUID = 1;

  public SessionEndedException(String message) {
    super(message);
  }
}
