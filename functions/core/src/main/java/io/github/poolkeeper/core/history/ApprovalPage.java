package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import java.util.List;
import java.util.Optional;

/// Some records that wait for approval, those that expire soonest first; `next` is where the
/// following page starts, if there is one.
public record ApprovalPage(List<ChangeRecord> records, Optional<Waiting> next) {
  public ApprovalPage {
    records = List.copyOf(records);
  }
}
