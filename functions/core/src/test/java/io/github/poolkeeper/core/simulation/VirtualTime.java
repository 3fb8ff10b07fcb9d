package io.github.poolkeeper.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when somebody waits.
final class VirtualTime implements InstantSource {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void until(Instant later) {
    if (later.isAfter(now)) {
      now = later;
    }
  }
}
