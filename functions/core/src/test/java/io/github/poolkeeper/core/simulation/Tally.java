package io.github.poolkeeper.core.simulation;

import java.util.EnumMap;
import java.util.Map;

/// How many schedules have been run, and what went wrong in them.
final class Tally {
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private int schedules;
  private int changes;
  private int violated;

  /// Whether the run has violated anything.
  synchronized boolean count(World world) {
    schedules++;
    changes += world.order().size();
    world.gate().injected().forEach((fault, times) -> injected.merge(fault, times, Integer::sum));
    violated += world.violations().isEmpty() ? 0 : 1;
    return !world.violations().isEmpty();
  }

  synchronized int schedules() {
    return schedules;
  }

  synchronized Map<Fault, Integer> injected() {
    return new EnumMap<>(injected);
  }

  @Override
  public synchronized String toString() {
    return "%d schedules, %d changes, %d faults %s, %d violations"
        .formatted(
            schedules,
            changes,
            injected.values().stream().mapToInt(Integer::intValue).sum(),
            injected,
            violated);
  }
}
