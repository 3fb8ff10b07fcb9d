package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.time.Instant;
import java.util.List;

/// One plan that Poolkeeper set out to write: the snapshot it started from and the one it meant to
/// reach. A change has more than one when somebody else wrote to the pool in between.
///
/// @param adjustments what it sets though nobody asked for it
/// @param remains what a rollback or a restore leaves as it is
public record Attempt(
    Fingerprint before,
    Fingerprint after,
    List<Adjustment> adjustments,
    List<Remainder> remains,
    Instant startedAt) {
  public Attempt {
    adjustments = List.copyOf(adjustments);
    remains = List.copyOf(remains);
  }
}
