package io.github.poolkeeper.local.signature;

/// Whether a request is signed as it should be.
public sealed interface Verdict {

  /// It is, with this key.
  record Signed(String accessKeyId) implements Verdict {}

  /// It is not.
  ///
  /// @param message in AWS's words
  record Refused(Reason reason, String message) implements Verdict {}

  /// What is wrong, as AWS tells it apart.
  enum Reason {
    MISSING,
    INCOMPLETE,
    UNKNOWN_KEY,
    WRONG
  }
}
