package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.NoteLink;
import io.github.poolkeeper.core.history.Noted;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Three rounds of reads for a hundred revisions: they themselves, then their records, then their
/// snapshots, each once. Three more for a hundred records.
final class DynamoDbLedgerLines implements LedgerLines {
  private static final int NEWEST = 25;
  private static final int AT_ONCE = 1000;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbLedgerLines(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public List<Line> lines(UserPoolId pool, long first, int limit) {
    List<Item> items =
        reads
            .first(pool.value(), EntryKey.revisionsFrom(pool, first), Optional.empty(), limit)
            .items()
            .stream()
            .filter(item -> EntryKey.revisionAt(item.text(EntryKey.SORT)).isPresent())
            .toList();
    List<Revision> revisions = items.stream().flatMap(item -> revision(item).stream()).toList();
    Map<String, Item> records =
        byEntry(revisions.stream().map(r -> EntryKey.change(pool, r.madeBy())).toList());
    Map<String, Item> snapshots =
        byEntry(revisions.stream().map(r -> EntryKey.snapshot(pool, r.configuration())).toList());
    return items.stream()
        .map(
            item -> {
              Optional<Revision> revision = revision(item);
              return new Line(
                  EntryKey.revisionAt(item.text(EntryKey.SORT)).orElseThrow(),
                  revision,
                  revision
                      .map(r -> records.get(EntryKey.change(pool, r.madeBy()).entry()))
                      .flatMap(DynamoDbLedgerLines::stored),
                  revision
                      .map(r -> snapshots.get(EntryKey.snapshot(pool, r.configuration()).entry()))
                      .flatMap(found -> found.readable(SnapshotItem::sha256)));
            })
        .toList();
  }

  @Override
  public Optional<Head> head(UserPoolId pool) {
    return reads
        .get(EntryKey.head(pool))
        .map(
            item -> new Head(item.readable(RevisionItem::read), RevisionItem.unlisted(pool, item)));
  }

  @Override
  public long lastLine(UserPoolId pool) {
    return reads.last(pool.value(), EntryKey.REVISION_PREFIX, 1).items().stream()
        .flatMap(item -> EntryKey.revisionAt(item.text(EntryKey.SORT)).stream())
        .findFirst()
        .orElse(0L);
  }

  @Override
  public RecordPage records(UserPoolId pool, Optional<String> after, int limit) {
    Optional<EntryKey> start =
        after.map(place -> new EntryKey(pool.value(), EntryKey.CHANGE_PREFIX + place));
    ConsistentReads.ItemPage page = reads.first(pool.value(), EntryKey.CHANGES, start, limit);
    List<RecordLine> lines =
        page.items().stream().map(item -> new RecordLine(place(item), stored(item))).toList();
    return new RecordPage(
        lines, page.more() ? Optional.of(lines.getLast().place()) : Optional.empty());
  }

  @Override
  public List<AnswerLine> answers(UserPoolId pool, Optional<String> after, Optional<String> last) {
    List<AnswerLine> found = new ArrayList<>();
    Optional<EntryKey> start = Optional.empty();
    ConsistentReads.ItemPage page;
    do {
      page = reads.first(pool.value(), EntryKey.answers(after, last), start, AT_ONCE);
      page.items().forEach(item -> found.add(answer(item)));
      start = page.items().stream().reduce((_, end) -> end).map(DynamoDbLedgerLines::key);
    } while (page.more() && start.isPresent());
    return found;
  }

  private static EntryKey key(Item item) {
    return new EntryKey(item.text(EntryKey.PARTITION), item.text(EntryKey.SORT));
  }

  private static AnswerLine answer(Item item) {
    String place = item.text(EntryKey.SORT);
    return new AnswerLine(
        place.substring(Math.min(place.length(), EntryKey.ANSWER_PREFIX.length())),
        item.readable(one -> AnswerItem.read(one).orElseThrow()));
  }

  @Override
  public Map<ChangeId, ChangeRecord> records(UserPoolId pool, Collection<ChangeId> ids) {
    return reads.get(ids.stream().map(id -> EntryKey.change(pool, id)).toList()).stream()
        .flatMap(item -> stored(item).stream())
        .map(StoredRecord::record)
        .collect(Collectors.toMap(ChangeRecord::id, Function.identity(), (one, _) -> one));
  }

  @Override
  public Map<Long, Revision> revisions(UserPoolId pool, Collection<Long> numbers) {
    return reads
        .get(numbers.stream().map(number -> EntryKey.revision(pool, number)).toList())
        .stream()
        .flatMap(item -> revision(item).stream())
        .collect(Collectors.toMap(Revision::number, Function.identity()));
  }

  @Override
  public Optional<Noted> noted(UserPoolId pool) {
    return reads.get(EntryKey.notes(pool)).flatMap(item -> item.readable(NoteItem::end));
  }

  @Override
  public List<NoteLink> noteLinks(UserPoolId pool, Collection<Long> numbers) {
    return reads.get(numbers.stream().map(number -> EntryKey.note(pool, number)).toList()).stream()
        .flatMap(item -> item.readable(DynamoDbLedgerLines::link).stream())
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
                item -> item.readable(DynamoDbLedgerLines::beside).orElse(List.of())));
  }

  private static List<StoredNote> beside(Item item) {
    return NoteItem.beside(item).stream()
        .map(one -> new StoredNote(one.number(), one.sha256()))
        .toList();
  }

  /// The newest are read from the table; an older one, that has waited, is in its list by now.
  @Override
  public Optional<ChangeId> applying(UserPoolId pool) {
    Stream<ChangeId> newest =
        reads.last(pool.value(), EntryKey.CHANGE_PREFIX, NEWEST).items().stream()
            .flatMap(item -> stored(item).stream())
            .map(StoredRecord::record)
            .filter(record -> record.state() instanceof ChangeState.Applying)
            .map(ChangeRecord::id);
    return newest.findFirst().or(() -> listed(pool));
  }

  private Optional<ChangeId> listed(UserPoolId pool) {
    String listing = ListingKey.records(pool, ChangeStatus.Known.APPLYING);
    return client.query(Listings.query(table, listing).limit(1).build()).items().stream()
        .map(Item::new)
        .flatMap(item -> item.readable(i -> new ChangeId(i.text(ListingKey.SORT))).stream())
        .findFirst();
  }

  private Map<String, Item> byEntry(Collection<EntryKey> keys) {
    return reads.get(keys).stream()
        .collect(Collectors.toMap(item -> item.text(EntryKey.SORT), Function.identity()));
  }

  private static String place(Item item) {
    return item.text(EntryKey.SORT).substring(EntryKey.CHANGE_PREFIX.length());
  }

  /// One that says another number than its place can be believed as little.
  private static Optional<Revision> revision(Item item) {
    return item.readable(RevisionItem::read)
        .filter(
            revision ->
                EntryKey.revisionAt(item.text(EntryKey.SORT))
                    .filter(number -> number == revision.number())
                    .isPresent());
  }

  private static Optional<StoredRecord> stored(Item item) {
    return item.readable(
        found ->
            new StoredRecord(
                ChangeItem.read(found),
                ChangeItem.sha256(found),
                ChangeItem.digest(found),
                ChangeItem.disagreeing(found)));
  }
}
