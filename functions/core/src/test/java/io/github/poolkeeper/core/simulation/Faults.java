package io.github.poolkeeper.core.simulation;

import java.util.Map;
import java.util.Optional;

/// Decides which calls go wrong, and how.
@FunctionalInterface
interface Faults {
  Faults NONE = _ -> Optional.empty();

  Optional<Fault> at(Call call);

  /// The faults at the calls of those numbers.
  static Faults planned(Map<Integer, Fault> faults) {
    return call -> Optional.ofNullable(faults.get(call.number()));
  }
}
