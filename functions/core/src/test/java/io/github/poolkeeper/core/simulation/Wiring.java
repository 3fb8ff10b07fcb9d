package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How the use cases are connected to their ports; only a mutant has anything in between.
///
/// @param anyGroup whether apply takes a change from any message group
record Wiring(
    UnaryOperator<Ports> ports, Supplier<InMemoryChangeHistory> history, boolean anyGroup) {
  Wiring(UnaryOperator<Ports> ports, Supplier<InMemoryChangeHistory> history) {
    this(ports, history, false);
  }

  static final Wiring TRUE = new Wiring(UnaryOperator.identity(), InMemoryChangeHistory::new);
}
