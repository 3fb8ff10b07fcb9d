package io.github.poolkeeper.core.change;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes change ids: 48 bits of Unix milliseconds, then 74 random ones.
public final class ChangeIds {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long TWELVE_BITS = 0xFFFL;
  private static final long SIXTY_TWO_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

  private final InstantSource clock;
  private final RandomGenerator random;

  public ChangeIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// With random bits from the operating system, asked for anew for each id: a generator that is
  /// kept would be copied with a snapshot of the process, and the copies would make the same ids.
  public static ChangeIds random(InstantSource clock) {
    return new ChangeIds(clock, () -> new SecureRandom().nextLong());
  }

  public ChangeId next() {
    return at(clock.millis());
  }

  /// One that sorts before another, and behind all that are older than that by more than a
  /// millisecond.
  public ChangeId before(ChangeId later) {
    return at(later.time().toEpochMilli() - 1);
  }

  private ChangeId at(long millis) {
    long high = (millis << 16) | VERSION_7 | (random.nextLong() & TWELVE_BITS);
    long low = VARIANT | (random.nextLong() & SIXTY_TWO_BITS);
    return new ChangeId(new UUID(high, low).toString());
  }
}
