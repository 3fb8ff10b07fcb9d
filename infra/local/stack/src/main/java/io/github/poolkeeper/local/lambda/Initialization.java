package io.github.poolkeeper.local.lambda;

/// How the start of an execution environment ended.
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
sealed interface Initialization {

  /// The function waits for its first event.
  record Ready() implements Initialization {}

  /// It never will: the handler could not be made, or the process exited.
  ///
  /// @param error as in [Invocation.Failed]
  record Broken(byte[] error) implements Initialization {}
}
