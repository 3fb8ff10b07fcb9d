package io.github.poolkeeper.core.change;

import java.time.Instant;

/// What is noted of a change that Poolkeeper found on a pool, after it has come on record: its
/// record has ended and is never written again.
public sealed interface Note {
  ChangeId change();

  /// What it is noted for: for one occasion there is one note.
  String occasion();

  /// A call that may have made the change.
  ///
  /// @param alone whether the call fits no other change
  record Attribution(ChangeId change, Seen seen, boolean alone) implements Note {
    @Override
    public String occasion() {
      return "call " + seen.eventId();
    }
  }

  /// Somebody has looked at the change and lets it stand.
  ///
  /// @param by the identity that IAM verified
  record Acceptance(ChangeId change, Identity by, Instant at, String reason) implements Note {
    @Override
    public String occasion() {
      return "accepted by " + by;
    }
  }
}
