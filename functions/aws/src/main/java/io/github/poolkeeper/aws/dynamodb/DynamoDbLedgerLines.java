package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.NoteLink;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Three rounds of reads for a hundred revisions: they themselves, then their records, then their
/// snapshots, each once.
final class DynamoDbLedgerLines implements LedgerLines {
  private final ConsistentReads reads;

  @Inject
  DynamoDbLedgerLines(ConsistentReads reads) {
    this.reads = reads;
  }

  @Override
  public List<Line> lines(UserPoolId pool, long first, long last) {
    List<Revision> revisions =
        reads
            .get(
                LongStream.rangeClosed(first, last)
                    .mapToObj(number -> EntryKey.revision(pool, number))
                    .toList())
            .stream()
            .flatMap(item -> readable(item, DynamoDbLedgerLines::revision).stream())
            .filter(revision -> first <= revision.number() && revision.number() <= last)
            .sorted(Comparator.comparingLong(Revision::number))
            .toList();
    Map<String, Item> records =
        byEntry(revisions.stream().map(r -> EntryKey.change(pool, r.madeBy())).toList());
    Map<String, Item> snapshots =
        byEntry(revisions.stream().map(r -> EntryKey.snapshot(pool, r.configuration())).toList());
    return revisions.stream()
        .map(
            revision ->
                new Line(
                    revision,
                    Optional.ofNullable(
                            records.get(EntryKey.change(pool, revision.madeBy()).entry()))
                        .flatMap(item -> readable(item, found -> stored(found, revision))),
                    Optional.ofNullable(
                            snapshots.get(
                                EntryKey.snapshot(pool, revision.configuration()).entry()))
                        .flatMap(item -> readable(item, SnapshotItem::sha256))))
        .toList();
  }

  @Override
  public Optional<Revision> head(UserPoolId pool) {
    return reads.get(EntryKey.head(pool)).flatMap(item -> readable(item, RevisionItem::read));
  }

  @Override
  public Optional<Noted> noted(UserPoolId pool) {
    return reads.get(EntryKey.notes(pool)).flatMap(item -> readable(item, NoteItem::end));
  }

  @Override
  public List<NoteLink> noteLinks(UserPoolId pool, Collection<Long> numbers) {
    return reads.get(numbers.stream().map(number -> EntryKey.note(pool, number)).toList()).stream()
        .flatMap(item -> readable(item, DynamoDbLedgerLines::link).stream())
        .toList();
  }

  private static NoteLink link(Item item) {
    NoteLink link = NoteItem.link(item);
    UserPoolId pool = new UserPoolId(item.text(EntryKey.PARTITION));
    if (!item.text(EntryKey.SORT).equals(EntryKey.note(pool, link.number()).entry())) {
      throw new IllegalStateException("a note of another number");
    }
    return link;
  }

  @Override
  public Map<ChangeId, List<StoredNote>> notes(UserPoolId pool, Collection<ChangeId> changes) {
    return reads.get(changes.stream().map(id -> EntryKey.noted(pool, id)).toList()).stream()
        .collect(
            Collectors.toMap(
                NoteItem::change,
                item -> readable(item, DynamoDbLedgerLines::beside).orElse(List.of())));
  }

  private static List<StoredNote> beside(Item item) {
    return NoteItem.beside(item).stream()
        .map(one -> new StoredNote(one.number(), one.sha256()))
        .toList();
  }

  @Override
  public Optional<ChangeRecord> record(UserPoolId pool, ChangeId id) {
    return reads.get(EntryKey.change(pool, id)).flatMap(item -> readable(item, ChangeItem::read));
  }

  @Override
  public List<ChangeRecord> newest(UserPoolId pool, int limit) {
    return reads.last(pool.value(), EntryKey.CHANGE_PREFIX, limit).items().stream()
        .flatMap(item -> readable(item, ChangeItem::read).stream())
        .toList();
  }

  private Map<String, Item> byEntry(Collection<EntryKey> keys) {
    return reads.get(keys).stream()
        .collect(Collectors.toMap(item -> item.text(EntryKey.SORT), Function.identity()));
  }

  private static Revision revision(Item item) {
    Revision revision = RevisionItem.read(item);
    if (!item.text(EntryKey.SORT)
        .equals(
            EntryKey.revision(new UserPoolId(item.text(EntryKey.PARTITION)), revision.number())
                .entry())) {
      throw new IllegalStateException("a revision of another number");
    }
    return revision;
  }

  private static StoredRecord stored(Item item, Revision made) {
    return new StoredRecord(
        ChangeItem.read(item), ChangeItem.sha256(item), ChangeItem.disagreeing(item, made));
  }

  /// Who has tampered with an item may have made anything of it.
  private static <T> Optional<T> readable(Item item, Function<Item, T> read) {
    try {
      return Optional.of(read.apply(item));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }
}
