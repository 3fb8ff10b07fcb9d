package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeIds;
import java.time.Duration;
import java.time.InstantSource;

/// Everything that depends on time, so that a test can hold it.
public record ApplyClock(InstantSource clock, ChangeIds ids, Pause pause) {

  /// Waits for other systems.
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration);
  }
}
