package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.coupling.Adjustment;
import java.time.Instant;
import java.util.List;

/// One plan that Poolkeeper set out to write: the snapshot it started from and the one it meant to
/// reach. A change has more than one when somebody else wrote to the pool in between.
public record Attempt(
    Fingerprint before, Fingerprint after, List<Adjustment> adjustments, Instant startedAt) {
  public Attempt {
    adjustments = List.copyOf(adjustments);
  }
}
