package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import java.util.List;
import java.util.Optional;

/// Some records, newest first; `next` is where the following page starts, if there is one.
public record Page(List<ChangeRecord> records, Optional<ChangeId> next) {
  public static final Page EMPTY = new Page(List.of(), Optional.empty());

  public Page {
    records = List.copyOf(records);
  }
}
