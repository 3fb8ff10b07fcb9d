package io.github.poolkeeper.local.lambda;

import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import java.time.Duration;
import java.util.Optional;

/// When a queue gives out again what an invocation has left. On AWS that is when the visibility
/// timeout is over: six times the function's timeout, so that no message is worked on twice at
/// once. Here it is known that an invocation has ended, and nobody who rehearses waits for six
/// minutes.
///
/// @param failed after an invocation that failed as a whole; empty for the visibility timeout
/// @param reported after one that answered which messages failed; empty for the visibility timeout,
/// or for what the function itself has set
public record Redelivery(Optional<Duration> failed, Optional<Duration> reported) {

  public static Redelivery asOnAws() {
    return new Redelivery(Optional.empty(), Optional.empty());
  }

  /// Soon after a function was killed or took too long.
  public static Redelivery afterFailure(Duration time) {
    return new Redelivery(Optional.of(time), Optional.empty());
  }

  /// Soon in any case, whatever delay the function wished.
  public static Redelivery always(Duration time) {
    return new Redelivery(Optional.of(time), Optional.of(time));
  }

  Optional<Duration> after(Invocation invocation) {
    return switch (invocation) {
      case Succeeded _ -> reported;
      case Failed _, TimedOut _ -> failed;
    };
  }
}
