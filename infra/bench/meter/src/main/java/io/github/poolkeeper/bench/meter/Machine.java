package io.github.poolkeeper.bench.meter;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Where and when something was measured, and who else kept the machine busy.
public final class Machine {
  private Machine() {}

  public static String describe() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s · %s %s · %d cores · Java %s · load average %.1f",
        Instant.now().truncatedTo(ChronoUnit.MINUTES),
        system.getName(),
        system.getArch(),
        system.getAvailableProcessors(),
        Runtime.version().feature(),
        system.getSystemLoadAverage());
  }
}
