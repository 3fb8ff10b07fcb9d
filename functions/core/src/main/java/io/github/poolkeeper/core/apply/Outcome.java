package io.github.poolkeeper.core.apply;

import java.time.Duration;

/// What the queue is to do with a change's message.
public sealed interface Outcome {
  /// The change has ended, or waits, with this status; its message is done.
  record Done(String status) implements Outcome {}

  /// Deliver it again, not before `after`.
  record Retry(Duration after, String why) implements Outcome {}
}
