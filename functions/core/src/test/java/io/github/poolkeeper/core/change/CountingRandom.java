package io.github.poolkeeper.core.change;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// A source of random bits that counts how often one is made. Its bits are not random: each
/// generator repeats its number.
public final class CountingRandom extends SecureRandomSpi {
  static final String NAME = "counting";
  static final AtomicInteger MADE = new AtomicInteger();
  private static final long serialVersionUID = 1;

  private final byte number = (byte) MADE.incrementAndGet();

  static final class Source extends Provider {
    private static final long serialVersionUID = 1;

    Source() {
      super(NAME, "1", "counts");
      put("SecureRandom.counting", CountingRandom.class.getName());
    }
  }

  @Override
  protected void engineSetSeed(byte[] seed) {
    // It repeats its number whatever it is told.
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    Arrays.fill(bytes, number);
  }

  @Override
  protected byte[] engineGenerateSeed(int length) {
    return new byte[length];
  }
}
