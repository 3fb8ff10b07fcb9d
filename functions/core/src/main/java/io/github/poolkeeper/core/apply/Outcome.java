package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import java.time.Duration;
import java.util.Optional;

/// What the queue is to do with a change's message.
public sealed interface Outcome {
  /// The change has ended, now or before, or waits, and is on record so; its message is done.
  ///
  /// @param digest of the revision that it made, if it made one that is in the chain
  record Done(ChangeRecord record, Optional<Fingerprint> digest) implements Outcome, Tried {
    Done(ChangeRecord record) {
      this(record, Optional.empty());
    }
  }

  /// There is no such change, and since each is on record before it is queued, there never was:
  /// whatever this message is, it is done.
  record Unknown() implements Outcome {}

  /// Deliver it again, not before `after`.
  record Retry(Duration after, String why) implements Outcome {}
}
