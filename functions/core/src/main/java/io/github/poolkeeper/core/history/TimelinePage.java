package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import java.util.List;
import java.util.Optional;

/// Changes of every pool, newest first. There may be a next page though this one is not full.
public record TimelinePage(List<ChangeRecord> records, Optional<TimelinePlace> next) {
  public TimelinePage {
    records = List.copyOf(records);
  }
}
