package io.github.poolkeeper.core.live;

import java.time.Duration;

/// Lets time pass while other systems settle, so that a test can hold it.
@FunctionalInterface
public interface Pause {
  void of(Duration time);

  /// Really lets it pass.
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
