package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The lines of a history in maps.
public record InMemoryLedgerLines(InMemoryChangeHistory history) implements LedgerLines {
  @Override
  public List<Line> lines(UserPoolId pool, long first, int limit) {
    long last = history.head(pool).map(Revision::number).orElse(0L);
    return LongStream.rangeClosed(first, last)
        .mapToObj(number -> history.revision(pool, number))
        .flatMap(Optional::stream)
        .limit(limit)
        .map(revision -> line(pool, revision))
        .toList();
  }

  private Line line(UserPoolId pool, Revision revision) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(revision.configuration()));
    return new Line(
        revision.number(),
        Optional.of(revision),
        history.find(pool, revision.madeBy()).map(record -> stored(pool, record)),
        snapshots.values().stream().map(Configuration::fingerprint).findFirst());
  }

  /// The mark of a rollback stands beside the record, and so does the digest.
  private StoredRecord stored(UserPoolId pool, ChangeRecord record) {
    ChangeRecord written = record.rolledBackBy(Optional.empty()).rolledBackInPart(Optional.empty());
    Optional<Fingerprint> digest =
        record
            .revision()
            .flatMap(number -> history.revision(pool, number))
            .flatMap(Revision::digest);
    return new StoredRecord(
        record,
        Fingerprint.of(RecordCodec.encode(written)),
        digest.map(Fingerprint::hex).or(() -> Optional.of("")),
        List.of());
  }

  @Override
  public Optional<Head> head(UserPoolId pool) {
    return history
        .head(pool)
        .map(head -> new Head(Optional.of(head).filter(_ -> !history.isSpoilt(pool)), List.of()));
  }

  @Override
  public long lastLine(UserPoolId pool) {
    return history.head(pool).map(Revision::number).orElse(0L);
  }

  @Override
  public RecordPage records(UserPoolId pool, Optional<String> after, int limit) {
    List<RecordLine> found =
        ofPool(pool)
            .filter(record -> after.isEmpty() || record.id().value().compareTo(after.get()) > 0)
            .sorted(Comparator.comparing(ChangeRecord::id))
            .limit(limit + 1)
            .map(record -> new RecordLine(record.id().value(), Optional.of(stored(pool, record))))
            .toList();
    List<RecordLine> page = found.stream().limit(limit).toList();
    return new RecordPage(
        page, found.size() > limit ? Optional.of(page.getLast().place()) : Optional.empty());
  }

  @Override
  public List<AnswerLine> answers(UserPoolId pool, Optional<String> after, Optional<String> last) {
    return ofPool(pool)
        .filter(record -> after.stream().allMatch(at -> record.id().value().compareTo(at) > 0))
        .filter(record -> last.stream().allMatch(at -> record.id().value().compareTo(at) <= 0))
        .flatMap(record -> GivenAnswer.of(record).stream())
        .map(GivenAnswers.AnswerPlace.Behind::of)
        .map(place -> new AnswerLine(place.id() + "#" + place.number(), Optional.of(place)))
        .toList();
  }

  @Override
  public Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids) {
    return ofPool(pool)
        .filter(record -> ids.contains(record.id()))
        .collect(Collectors.toMap(ChangeRecord::id, Function.identity()));
  }

  @Override
  public Map<Long, Revision> revisions(UserPoolId pool, Collection<Long> numbers) {
    return numbers.stream()
        .distinct()
        .flatMap(number -> history.revision(pool, number).stream())
        .collect(Collectors.toMap(Revision::number, Function.identity()));
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
  public Optional<ChangeId> applying(UserPoolId pool) {
    return ofPool(pool)
        .filter(record -> record.state() instanceof ChangeState.Applying)
        .map(ChangeRecord::id)
        .findFirst();
  }

  private Stream<ChangeRecord> ofPool(UserPoolId pool) {
    return history.ledger().filter(record -> record.userPoolId().equals(pool));
  }
}
