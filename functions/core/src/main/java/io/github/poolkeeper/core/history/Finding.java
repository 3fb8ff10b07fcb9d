package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;

/// A line of a ledger that is not as it was written: which one, and what is wrong with it.
public record Finding(String at, String what) {

  static Finding revision(long number, String what) {
    return new Finding("revision " + number, what);
  }

  static Finding change(ChangeId id, String what) {
    return new Finding("change " + id, what);
  }
}
