package io.github.poolkeeper.core.simulation;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Now and then a fault, and sometimes a port that does nothing but fail for a while.
final class RandomFaults implements Faults {
  private static final double RATE = 0.06;
  private static final double OUTAGES = 0.004;

  /// One in so many: there are few writes, and what is late must meet the next one. It widens what
  /// happens, not what is excused.
  private static final int LATE_WRITES = 6;

  private static final int LONGEST_OUTAGE = 60;

  /// One in so many: it is possible only where two pools are to be worked on at once.
  private static final int BESIDE = 4;

  private final RandomGenerator random;
  private String outOfOrder = "";
  private int outage;

  RandomFaults(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Optional<Fault> at(Call call) {
    if (outage == 0 && random.nextDouble() < OUTAGES) {
      outage = 1 + random.nextInt(LONGEST_OUTAGE);
      outOfOrder = call.port();
    }
    if (outage > 0 && call.port().equals(outOfOrder)) {
      outage--;
      return Optional.of(random.nextInt(3) == 0 ? Fault.CRASH_BEFORE : Fault.THROTTLED);
    }
    if (call.possible().contains(Fault.DONE_LATER) && random.nextInt(LATE_WRITES) == 0) {
      return Optional.of(Fault.DONE_LATER);
    }
    if (call.possible().contains(Fault.BESIDE) && random.nextInt(BESIDE) == 0) {
      return Optional.of(Fault.BESIDE);
    }
    return random.nextDouble() < RATE
        ? call.possible().stream().skip(random.nextInt(call.possible().size())).findFirst()
        : Optional.empty();
  }
}
