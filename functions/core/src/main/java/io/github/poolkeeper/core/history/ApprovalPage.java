package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import java.util.List;
import java.util.Optional;

/// Some records that wait for approval, those that expire soonest first; `next` is where the
/// following page starts, if there is one.
public record ApprovalPage(List<Entry> entries, Optional<Waiting> next) {
  public ApprovalPage {
    entries = List.copyOf(entries);
  }

  /// A record at its place in the list, which is known where the record cannot be read.
  public record Entry(Waiting place, ChangeRecord record) {}

  public List<ChangeRecord> records() {
    return entries.stream().map(Entry::record).toList();
  }
}
