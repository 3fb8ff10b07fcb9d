package io.github.poolkeeper.core.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How many schedules have been run, and what went wrong in them.
final class Tally {
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private final Map<String, Integer> ends = new TreeMap<>();
  private int schedules;
  private int changes;
  private int violated;

  /// Whether the run has violated anything.
  synchronized boolean count(World world) {
    schedules++;
    changes += world.order().size();
    world.gate().injected().forEach((fault, times) -> injected.merge(fault, times, Integer::sum));
    world
        .endings()
        .values()
        .forEach(ending -> ends.merge(ending.record().state().status().word(), 1, Integer::sum));
    violated += world.violations().isEmpty() ? 0 : 1;
    return !world.violations().isEmpty();
  }

  synchronized int schedules() {
    return schedules;
  }

  synchronized Map<Fault, Integer> injected() {
    return new EnumMap<>(injected);
  }

  /// How the changes have ended.
  synchronized Set<String> ends() {
    return Set.copyOf(ends.keySet());
  }

  @Override
  public synchronized String toString() {
    return "%d schedules, %d changes %s, %d faults %s, %d violations"
        .formatted(
            schedules,
            changes,
            ends,
            injected.values().stream().mapToInt(Integer::intValue).sum(),
            injected,
            violated);
  }
}
