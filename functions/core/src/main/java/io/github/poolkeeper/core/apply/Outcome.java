package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import java.time.Duration;

/// What the queue is to do with a change's message.
public sealed interface Outcome {
  /// The change has ended, now or before, or waits, and is on record so; its message is done.
  record Done(ChangeRecord record) implements Outcome, Tried {}

  /// There is no such change, and since each is on record before it is queued, there never was:
  /// whatever this message is, it is done.
  record Unknown() implements Outcome {}

  /// Deliver it again, not before `after`.
  record Retry(Duration after, String why) implements Outcome {}
}
