package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of a history in maps.
public record InMemoryLedgerLines(InMemoryChangeHistory history) implements LedgerLines {
  @Override
  public List<Line> lines(UserPoolId pool, long first, long last) {
    return history.revisions(pool, first, last).stream().map(r -> line(pool, r)).toList();
  }

  private Line line(UserPoolId pool, Revision revision) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(revision.configuration()));
    return new Line(
        revision,
        record(pool, revision.madeBy()).map(InMemoryLedgerLines::stored),
        snapshots.values().stream().map(Configuration::fingerprint).findFirst());
  }

  /// The mark of a rollback stands beside the record.
  private static StoredRecord stored(ChangeRecord record) {
    ChangeRecord written = record.rolledBackBy(Optional.empty());
    return new StoredRecord(record, Fingerprint.of(RecordCodec.encode(written)), List.of());
  }

  @Override
  public Optional<Revision> head(UserPoolId pool) {
    return history.head(pool);
  }

  @Override
  public Optional<Noted> noted(UserPoolId pool) {
    return history.noted(pool);
  }

  @Override
  public List<NoteLink> noteLinks(UserPoolId pool, Collection<Long> numbers) {
    return history.noteLinks(pool).filter(link -> numbers.contains(link.number())).toList();
  }

  @Override
  public Map<ChangeId, List<StoredNote>> notes(UserPoolId pool, Collection<ChangeId> changes) {
    Map<ChangeId, List<StoredNote>> found = new HashMap<>();
    changes.forEach(
        change ->
            found.put(
                change,
                history.notes(change).entrySet().stream()
                    .map(
                        note ->
                            new StoredNote(
                                note.getKey(), Fingerprint.of(NoteCodec.encode(note.getValue()))))
                    .toList()));
    return found;
  }

  @Override
  public Optional<ChangeRecord> record(UserPoolId pool, ChangeId id) {
    return history.find(pool, id);
  }

  @Override
  public List<ChangeRecord> newest(UserPoolId pool, int limit) {
    return history.list(pool, Optional.empty(), limit).records();
  }
}
