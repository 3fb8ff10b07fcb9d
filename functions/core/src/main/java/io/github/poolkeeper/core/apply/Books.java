package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.StopSwitches;
import java.time.InstantSource;

/// Where what a change does goes on record, and the clock that dates it.
record Books(
    ChangeHistory history,
    StopSwitches switches,
    Ledger ledger,
    ChangeEnd end,
    InstantSource clock) {

  static Books of(ApplyPorts ports, ApplyClock time) {
    ChangeHistory history = ports.history();
    InstantSource clock = time.clock();
    return new Books(
        history,
        ports.switches(),
        new Ledger(history, time.ids(), clock),
        new ChangeEnd(history, clock),
        clock);
  }
}
