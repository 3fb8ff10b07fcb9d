package io.github.poolkeeper.core.apply;

import java.time.Duration;

/// Waits; in tests, time passes at once.
@FunctionalInterface
public interface Pause {
  void of(Duration duration);
}
