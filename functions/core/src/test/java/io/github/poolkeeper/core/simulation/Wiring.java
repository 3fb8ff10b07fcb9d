package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// How the use cases are connected to their ports; only a mutant has anything in between.
record Wiring(UnaryOperator<Ports> ports, Supplier<InMemoryChangeHistory> history) {
  static final Wiring TRUE = new Wiring(UnaryOperator.identity(), InMemoryChangeHistory::new);
}
