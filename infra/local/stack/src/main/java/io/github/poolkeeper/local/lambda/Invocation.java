package io.github.poolkeeper.local.lambda;

/// What became of one invocation.
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
public sealed interface Invocation {

  /// The handler returned.
  ///
  /// @param payload JSON
  record Succeeded(byte[] payload) implements Invocation {}

  /// The handler threw, or the process did not start or exited.
  ///
  /// @param error `{errorType, errorMessage, stackTrace?}`
  record Failed(byte[] error) implements Invocation {}

  /// The function ran into its timeout, and its process was killed.
  record TimedOut() implements Invocation {}
}
