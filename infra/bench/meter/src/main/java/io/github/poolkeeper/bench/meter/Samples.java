package io.github.poolkeeper.bench.meter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Times of one thing done again and again. Medians, because a machine that others use as well now
/// and then takes much longer.
public final class Samples {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  public void add(Duration time) {
    nanos.add(time.toNanos());
  }

  public double medianMillis() {
    return quantileMillis(0.5);
  }

  /// With linear interpolation between neighbours.
  ///
  /// @param share 0.25 for the lower quartile
  /// @throws IllegalStateException when nothing was measured
  public double quantileMillis(double share) {
    if (nanos.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    double value = sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    return value / NANOS_PER_MILLI;
  }

  /// The median and the quartiles, in milliseconds: `3.42 (3.31–3.60)`.
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        medianMillis(),
        quantileMillis(0.25),
        quantileMillis(0.75));
  }
}
