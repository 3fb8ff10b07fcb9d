package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Reads pools. What has just been written may be read a moment late: where that matters, it looks
/// again until it sees what is expected, for a bounded time.
final class PoolReader {
  /// Before each further look at the pool; 3.75 s in all.
  private static final List<Duration> SETTLING =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  /// A write that is older is read by everybody.
  static final Duration SETTLED = Duration.ofSeconds(5);

  private final UserPools pools;
  private final Pause pause;

  PoolReader(UserPools pools, Pause pause) {
    this.pools = pools;
    this.pause = pause;
  }

  Reading read(UserPoolId pool) {
    return pools.read(pool);
  }

  void pause(Duration time) {
    pause.of(time);
  }

  /// The first reading that is as expected, or else the last one.
  Reading settled(UserPoolId pool, Predicate<Configuration> expected) {
    return settled(pool, read(pool), expected);
  }

  /// The same, with a first reading that has been taken already.
  Reading settled(UserPoolId pool, Reading first, Predicate<Configuration> expected) {
    Reading reading = first;
    for (Duration wait : SETTLING) {
      if (reading instanceof Reading.Read(var snapshot)
          && expected.test(snapshot.configuration())) {
        return reading;
      }
      pause.of(wait);
      reading = read(pool);
    }
    return reading;
  }
}
