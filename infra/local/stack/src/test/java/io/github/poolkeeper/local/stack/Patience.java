package io.github.poolkeeper.local.stack;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// How long a test waits for what follows by itself: longer than a machine takes that is busy with
/// other things.
public final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Patience() {}

  public static ConditionFactory await() {
    return Awaitility.await().atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
  }
}
