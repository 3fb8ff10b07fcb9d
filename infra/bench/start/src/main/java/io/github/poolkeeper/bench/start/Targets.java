package io.github.poolkeeper.bench.start;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run is held to: ratios of medians in one run, and packages.
final class Targets {
  private static final double LARGEST_PACKAGE = 16e6;

  private record Target(String what, double value, double limit) {
    boolean isMet() {
      return value < limit;
    }
  }

  private final List<Contestant> contestants;
  private final Report report;

  Targets(List<Contestant> contestants, Report report) {
    this.contestants = contestants;
    this.report = report;
  }

  /// Prints those whose contestants have run.
  ///
  /// @return whether they are met
  boolean print(PrintStream out) {
    List<Target> targets = new ArrayList<>();
    ratio(Field.PRIMED, Field.JAVA_PEER, 0.15).ifPresent(targets::add);
    ratio(Field.PRIMED, Field.NODE_PEER, 1).ifPresent(targets::add);
    contestant(Field.COLD)
        .map(c -> new Target("package of apply, bytes", c.packageBytes(), LARGEST_PACKAGE))
        .ifPresent(targets::add);
    for (Target target : targets) {
      out.printf(
          Locale.ROOT,
          "%s: %.3f, to be below %.2f: %s%n",
          target.what(),
          target.value(),
          target.limit(),
          target.isMet() ? "met" : "MISSED");
    }
    return targets.stream().allMatch(Target::isMet);
  }

  private Optional<Target> ratio(String name, String peerName, double limit) {
    return contestant(name)
        .flatMap(
            one ->
                contestant(peerName)
                    .map(
                        peer ->
                            new Target(
                                name + " / " + peerName,
                                report.start(one).median() / report.start(peer).median(),
                                limit)));
  }

  private Optional<Contestant> contestant(String name) {
    return contestants.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
