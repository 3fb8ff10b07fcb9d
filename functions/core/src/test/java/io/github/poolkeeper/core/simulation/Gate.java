package io.github.poolkeeper.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Where every call of every port comes through: it is counted, it takes its time, and it goes
/// wrong as decided.
final class Gate {
  private static final Duration CALL = Duration.ofMillis(20);
  private static final Duration TIME_OUT = Duration.ofSeconds(5);

  private final VirtualTime time;
  private final Faults faults;
  private final List<Call> calls = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
  private final Map<String, Integer> hit = new HashMap<>();
  private final boolean traces;
  private boolean armed;

  Gate(VirtualTime time, Faults faults, boolean traces) {
    this.time = time;
    this.faults = faults;
    this.traces = traces;
  }

  /// Faults hit from now on, or no more.
  void arm(boolean on) {
    armed = on;
  }

  Passage enter(String port, String operation, Set<Fault> possible) {
    time.pass(CALL);
    if (!armed) {
      note(() -> port + "." + operation);
      return new Passage(new Call(-1, port, operation, possible), Optional.empty());
    }
    Call call = new Call(calls.size(), port, operation, possible);
    calls.add(call);
    Optional<Fault> fault = faults.at(call).filter(possible::contains);
    fault.ifPresent(
        f -> {
          injected.merge(f, 1, Integer::sum);
          hit.merge(port + "." + operation, 1, Integer::sum);
        });
    note(() -> call + fault.map(f -> "  <== " + f).orElse(""));
    if (fault.filter(Fault::isWithoutAnswer).isPresent()) {
      time.pass(TIME_OUT);
    }
    return new Passage(call, fault);
  }

  void overtaken(Duration slept) {
    time.pass(slept);
    note(() -> "meanwhile");
  }

  void note(Supplier<String> line) {
    if (traces) {
      trace.add(time.instant() + " " + line.get());
    }
  }

  List<Call> calls() {
    return calls;
  }

  List<String> trace() {
    return trace;
  }

  int faultsAt(String operation) {
    return hit.getOrDefault(operation, 0);
  }

  Map<Fault, Integer> injected() {
    return injected;
  }

  /// A call that has come through, and what happens to it.
  record Passage(Call call, Optional<Fault> fault) {
    boolean is(Fault one) {
      return fault.filter(one::equals).isPresent();
    }

    Crash crash() {
      return new Crash(call);
    }
  }
}
