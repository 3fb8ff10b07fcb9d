package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.history.ChangeHistory;
import java.time.InstantSource;

/// Where what a change does goes on record, and the clock that dates it.
record Books(ChangeHistory history, Ledger ledger, ChangeEnd end, InstantSource clock) {

  static Books of(ChangeHistory history, ApplyClock time) {
    InstantSource clock = time.clock();
    return new Books(
        history, new Ledger(history, time.ids(), clock), new ChangeEnd(history, clock), clock);
  }
}
