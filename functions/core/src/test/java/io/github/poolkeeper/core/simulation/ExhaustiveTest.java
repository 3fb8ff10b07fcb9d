package io.github.poolkeeper.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One fault and two faults, at every call, over every kind of request.
class ExhaustiveTest {
  /// Of faults that come to the same for whoever calls a store, one stands for all of them when two
  /// are combined.
  private static final Set<Fault> LIKE_A_CRASH =
      Set.of(Fault.THROTTLED, Fault.REFUSED, Fault.TIMED_OUT_NOT_DONE, Fault.TIMED_OUT_DONE);

  static Stream<Scenario> scenarios() {
    return Scenarios.all().stream()
        .flatMap(scenario -> Stream.of(scenario, scenario.onItsLastDelivery()));
  }

  static Stream<Scenario> richest() {
    boolean all = System.getProperty("simulation.pairs", "").equals("all");
    return scenarios().filter(s -> all || s.name().equals(Scenarios.RICHEST));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void nothingIsLostWhenAnythingGoesWrongOnce(Scenario scenario) {
    Tally tally = new Tally();
    List<Schedule> schedules = new ArrayList<>(List.of(Schedule.planned(scenario, Map.of())));
    for (Call call : Schedule.planned(scenario, Map.of()).run().gate().calls()) {
      call.possible()
          .forEach(
              fault -> schedules.add(Schedule.planned(scenario, Map.of(call.number(), fault))));
    }

    assertThat(Schedule.violated(schedules, tally)).isEmpty();
    assertThat(tally.injected().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(schedules.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("richest")
  void nothingIsLostWhenAnythingGoesWrongTwice(Scenario scenario) {
    Tally tally = new Tally();
    List<Schedule> schedules = new ArrayList<>();
    for (Call first : Schedule.planned(scenario, Map.of()).run().gate().calls()) {
      for (Fault one : distinct(first)) {
        List<Call> calls =
            Schedule.planned(scenario, Map.of(first.number(), one)).run().gate().calls();
        for (Call second : calls.subList(first.number() + 1, calls.size())) {
          for (Fault other : distinct(second)) {
            schedules.add(
                Schedule.planned(scenario, Map.of(first.number(), one, second.number(), other)));
          }
        }
      }
    }

    assertThat(Schedule.violated(schedules, tally)).isEmpty();
    System.out.println(scenario.name() + ": " + tally);
  }

  private static List<Fault> distinct(Call call) {
    return call.possible().stream()
        .filter(fault -> call.port().equals("UserPools") || !LIKE_A_CRASH.contains(fault))
        .toList();
  }

  @Test
  void everyFaultHasItsPlace() {
    Set<Fault> possible = new HashSet<>();
    for (Scenario scenario : Scenarios.all()) {
      Schedule.planned(scenario, Map.of())
          .run()
          .gate()
          .calls()
          .forEach(call -> possible.addAll(call.possible()));
    }

    assertThat(possible).containsExactlyInAnyOrder(Fault.values());
  }
}
