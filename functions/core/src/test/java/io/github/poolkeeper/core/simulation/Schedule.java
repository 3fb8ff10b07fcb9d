package io.github.poolkeeper.core.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// One run that can be repeated: everything about it is known beforehand.
///
/// @param faults made anew for every run
record Schedule(String name, Scenario scenario, Supplier<Faults> faults, Wiring wiring, long seed) {

  static Schedule planned(Scenario scenario, Map<Integer, Fault> faults) {
    return new Schedule(
        scenario.name() + " " + new TreeMap<>(faults),
        scenario,
        () -> Faults.planned(faults),
        Wiring.TRUE,
        1);
  }

  World run() {
    return new World(scenario, faults.get(), wiring, seed, false).run();
  }

  /// What there is to say about what it violates, with every call that led there.
  String report() {
    World again = new World(scenario, faults.get(), wiring, seed, true).run();
    return "%s, seed %d%n  %s%n%s%n"
        .formatted(
            name,
            seed,
            String.join("\n  ", again.violations()),
            String.join("\n", again.gate().trace()));
  }

  /// The reports of those that violate something.
  static List<String> violated(List<Schedule> schedules, Tally tally) {
    return schedules.parallelStream()
        .filter(schedule -> tally.count(schedule.run()))
        .limit(5)
        .map(Schedule::report)
        .toList();
  }
}
