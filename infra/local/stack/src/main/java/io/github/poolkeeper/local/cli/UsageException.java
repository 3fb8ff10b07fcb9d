package io.github.poolkeeper.local.cli;

/// The command line is not one that the program knows.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
