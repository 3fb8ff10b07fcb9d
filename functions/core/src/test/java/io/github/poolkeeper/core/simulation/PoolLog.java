package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every state that a pool has really been in, and who brought it there.
final class PoolLog {
  private final List<Entry> entries = new ArrayList<>();

  /// @param by the change that wrote it; empty for anybody else
  /// @param seenAt the entry that whoever wrote it had seen
  /// @param changed what is otherwise than in the entry before
  record Entry(
      Instant at,
      Configuration configuration,
      Optional<ChangeId> by,
      int seenAt,
      List<Difference> changed) {

    boolean changes(Pointer path) {
      return changed.stream().anyMatch(difference -> difference.path().overlaps(path));
    }
  }

  void add(Instant at, JsonObject document, Optional<ChangeId> by, int seenAt) {
    Configuration configuration = new Configuration(document);
    List<Difference> changed =
        entries.isEmpty()
            ? List.of()
            : entries
                .getLast()
                .configuration()
                .normalForm()
                .differencesTo(configuration.normalForm());
    entries.add(new Entry(at, configuration, by, seenAt, changed));
  }

  List<Entry> entries() {
    return entries;
  }

  int last() {
    return entries.size() - 1;
  }

  /// What a replica gives that has not heard of the last write yet, if that is not too old.
  int lateBy(Instant oldest) {
    return last() > 0 && entries.getLast().at().isAfter(oldest) ? last() - 1 : last();
  }

  /// Whether anybody else changed what stands there, after the first of the entries and up to the
  /// last.
  boolean isEditedByOthers(Pointer path, int after, int upTo) {
    return entries.subList(after + 1, upTo + 1).stream()
        .anyMatch(entry -> entry.by().isEmpty() && entry.changes(path));
  }

  /// The same of changes.
  boolean isWrittenByChanges(Pointer path, int after, int upTo) {
    return entries.subList(after + 1, upTo + 1).stream()
        .anyMatch(entry -> entry.by().isPresent() && entry.changes(path));
  }

  boolean isEditedByOthers(int after, int upTo) {
    return isEditedByOthers(Pointer.ROOT, after, upTo);
  }
}
