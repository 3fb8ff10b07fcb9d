package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.history.ChangeRow;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Records as lines of a list. It reads what all of them speak of at once, and for a pool that no
/// record says the name of, its last revision.
final class ChangeRows {
  private final Timeline timeline;
  private final Notes notes;

  @Inject
  ChangeRows(Timeline timeline, Notes notes) {
    this.timeline = timeline;
    this.notes = notes;
  }

  /// In the order of the records.
  List<ChangeRow> of(List<ChangeRecord> records) {
    Map<UserPoolId, Set<Fingerprint>> wanted = new HashMap<>();
    records.forEach(
        record ->
            ChangeRow.fingerprints(record)
                .forEach(
                    one ->
                        wanted
                            .computeIfAbsent(record.userPoolId(), _ -> new HashSet<>())
                            .add(one)));
    Map<UserPoolId, Revision> heads = heads(records);
    heads.forEach(
        (pool, head) ->
            wanted.computeIfAbsent(pool, _ -> new HashSet<>()).add(head.configuration()));
    Map<Fingerprint, Configuration> known =
        wanted.isEmpty() ? Map.of() : timeline.snapshots(wanted);
    Map<ChangeId, List<Note>> noted = notes.of(records);
    return records.stream()
        .map(
            record ->
                ChangeRow.of(
                    record,
                    known,
                    Optional.ofNullable(heads.get(record.userPoolId()))
                        .map(head -> known.get(head.configuration())),
                    noted.getOrDefault(record.id(), List.of())))
        .toList();
  }

  private Map<UserPoolId, Revision> heads(List<ChangeRecord> records) {
    Set<UserPoolId> nameless =
        records.stream()
            .filter(record -> ChangeRow.fingerprints(record).findAny().isEmpty())
            .map(ChangeRecord::userPoolId)
            .collect(Collectors.toSet());
    return nameless.isEmpty() ? Map.of() : timeline.heads(nameless);
  }
}
