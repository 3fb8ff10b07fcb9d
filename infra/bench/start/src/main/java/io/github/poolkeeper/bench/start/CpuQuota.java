package io.github.poolkeeper.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A share of the processors, as Lambda gives it by memory: one at 1,769 MB. It is a control
/// group's quota (version 1 or 2), so it takes root.
record CpuQuota(Optional<Path> group) {
  private static final int MEGABYTES_A_PROCESSOR = 1769;
  private static final int PERIOD_MICROS = 20_000;
  private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
  private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

  /// All there is.
  static CpuQuota none() {
    return new CpuQuota(Optional.empty());
  }

  static CpuQuota ofMemory(int megabytes) throws IOException {
    boolean isVersion1 = Files.isDirectory(VERSION_1);
    Path group = (isVersion1 ? VERSION_1 : VERSION_2).resolve("poolkeeper-bench");
    Files.createDirectories(group);
    long micros = Math.round((double) PERIOD_MICROS * megabytes / MEGABYTES_A_PROCESSOR);
    if (isVersion1) {
      Files.writeString(group.resolve("cpu.cfs_period_us"), "" + PERIOD_MICROS);
      Files.writeString(group.resolve("cpu.cfs_quota_us"), "" + micros);
    } else {
      Files.writeString(
          group.resolve("cpu.max"), String.format(Locale.ROOT, "%d %d", micros, PERIOD_MICROS));
    }
    return new CpuQuota(Optional.of(group));
  }

  /// The command that runs another one in the group.
  List<String> prefix() {
    return group
        .map(
            path ->
                List.of(
                    "sh",
                    "-c",
                    "echo $$ > " + path.resolve("cgroup.procs") + "; exec \"$@\"",
                    "sh"))
        .orElse(List.of());
  }
}
