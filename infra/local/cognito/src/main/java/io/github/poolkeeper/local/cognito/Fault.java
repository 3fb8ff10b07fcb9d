package io.github.poolkeeper.local.cognito;

/// Trouble on demand, for one call.
public sealed interface Fault {

  /// The call is refused and changes nothing. `type` is the error's name, as in
  /// `ConcurrentModificationException`.
  record Refuse(int httpStatus, String type, String message) implements Fault {}

  /// The call takes effect, its answer is lost.
  record Lose() implements Fault {}

  /// The call never arrives, and there is no answer.
  record DropBefore() implements Fault {}

  /// The call is as always, so that what is behind this one meets a later call.
  record None() implements Fault {}

  /// A read answers with the user pool as it was before its last write.
  record Stale() implements Fault {}
}
