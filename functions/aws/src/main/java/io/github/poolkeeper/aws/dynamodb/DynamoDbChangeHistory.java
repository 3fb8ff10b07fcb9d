package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.StaleHistoryException;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The history in one table (`docs/architecture.md`). A plain change costs five requests: opened,
/// loaded, set to `APPLYING` with both snapshots, the freezes read once more, ended with its
/// revision.
final class DynamoDbChangeHistory implements ChangeHistory {
  private static final int MOST_UNFINISHED = 20;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;
  private final WeakeningFinds finds;

  @Inject
  DynamoDbChangeHistory(
      DynamoDbClient client, HistoryTable table, ConsistentReads reads, WeakeningFinds finds) {
    this.client = client;
    this.table = table;
    this.reads = reads;
    this.finds = finds;
  }

  @Override
  public Optional<ChangeRecord> find(UserPoolId pool, ChangeId id) {
    return reads.get(EntryKey.change(pool, id)).map(ChangeItem::read);
  }

  @Override
  public Optional<Loaded> load(UserPoolId pool, ChangeId id) {
    EntryKey change = EntryKey.change(pool, id);
    EntryKey tokens = EntryKey.waiting(pool, id);
    List<EntryKey> keys =
        new ArrayList<>(List.of(change, EntryKey.head(pool), EntryKey.notes(pool), tokens));
    DynamoDbFreezes.over(pool).forEach(scope -> keys.add(EntryKey.freeze(scope)));
    List<Item> found = reads.get(keys);
    return at(change, found)
        .map(ChangeItem::read)
        .map(
            record ->
                new Loaded(
                    record,
                    head(pool, found),
                    at(tokens, found).map(WaitingItem::read).orElse(Set.of()),
                    DynamoDbFreezes.frozen(pool, found.stream()),
                    at(change, found).filter(WaitingKey::isIn).isPresent()));
  }

  @Override
  public List<ChangeRecord> unfinished(UserPoolId pool) {
    List<EntryKey> keys =
        Stream.of(ChangeStatus.Known.APPLYING, ChangeStatus.Known.FAILED)
            .flatMap(status -> lastIn(pool, status))
            .map(id -> EntryKey.change(pool, id))
            .toList();
    return reads.get(keys).stream()
        .flatMap(item -> item.readable(ChangeItem::read).stream())
        .sorted(Comparator.comparing(ChangeRecord::id).reversed())
        .toList();
  }

  private Stream<ChangeId> lastIn(UserPoolId pool, ChangeStatus status) {
    return client
        .query(
            Listings.query(table, ListingKey.records(pool, status))
                .scanIndexForward(false)
                .limit(MOST_UNFINISHED)
                .build())
        .items()
        .stream()
        .map(Item::new)
        .flatMap(item -> item.readable(one -> new ChangeId(one.text(ListingKey.SORT))).stream());
  }

  static Optional<Item> at(EntryKey key, List<Item> items) {
    return items.stream().filter(item -> item.text(EntryKey.SORT).equals(key.entry())).findFirst();
  }

  @Override
  public Optional<Revision> revision(UserPoolId pool, long number) {
    return reads.get(EntryKey.revision(pool, number)).map(RevisionItem::read);
  }

  @Override
  public List<Revision> revisions(UserPoolId pool, long first, long last) {
    List<EntryKey> keys =
        LongStream.rangeClosed(first, last)
            .mapToObj(number -> EntryKey.revision(pool, number))
            .toList();
    return reads.get(keys).stream()
        .map(RevisionItem::read)
        .sorted(Comparator.comparingLong(Revision::number))
        .toList();
  }

  @Override
  public Optional<Revision> head(UserPoolId pool) {
    return head(pool, reads.get(List.of(EntryKey.head(pool), EntryKey.notes(pool))));
  }

  private static Optional<Revision> head(UserPoolId pool, List<Item> found) {
    return at(EntryKey.head(pool), found)
        .map(RevisionItem::read)
        .map(last -> last.noted(at(EntryKey.notes(pool), found).map(NoteItem::end)));
  }

  @Override
  public Map<Fingerprint, Configuration> snapshots(
      UserPoolId pool, Collection<Fingerprint> fingerprints) {
    List<EntryKey> keys = fingerprints.stream().map(f -> EntryKey.snapshot(pool, f)).toList();
    return reads.get(keys).stream()
        .collect(Collectors.toMap(SnapshotItem::fingerprint, SnapshotItem::read));
  }

  @Override
  public void update(ChangeRecord record, Collection<Configuration> snapshots) {
    Transaction writes =
        new Transaction(table)
            .put(ChangeItem.of(record), Condition.openAt(record.version() - 1))
            .putSnapshots(record.userPoolId(), snapshots);
    AnswerItem.of(record).ifPresent(writes::put);
    commit(writes, record, "it has not ended and nobody has moved it on");
  }

  @Override
  public void addRevision(
      ChangeRecord record, Revision revision, Collection<Configuration> snapshots) {
    UserPoolId pool = record.userPoolId();
    boolean isNew = record.cause() instanceof Cause.External;
    Transaction writes =
        new Transaction(table)
            .put(
                ChangeItem.of(record, revision),
                isNew ? Condition.absent() : Condition.openAt(record.version() - 1))
            .put(RevisionItem.of(pool, revision), Condition.absent())
            .put(RevisionItem.headAt(pool, revision), Condition.headAt(revision.number() - 1))
            .putSnapshots(pool, snapshots);
    if (revision.number() == 1) {
      writes.put(Item.at(EntryKey.unseen(pool)));
    }
    record.rollbackOf().ifPresent(original -> writes.markRolledBack(pool, original, record));
    commit(
        writes, record, "it has not moved on and " + revision.number() + " is the next revision");
    finds.count(record);
  }

  @Override
  public void listUnseen(UserPoolId pool) {
    Map<String, AttributeValue> item = unseen(pool).attributes();
    client.putItem(put -> put.tableName(table.name()).item(item));
  }

  static Item unseen(UserPoolId pool) {
    return ListingKey.unseen(pool).in(Item.at(EntryKey.unseen(pool)));
  }

  private void commit(Transaction writes, ChangeRecord record, String expected) {
    try {
      client.transactWriteItems(writes.request());
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream()
          .noneMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        throw e;
      }
      String change = "change " + record.id() + " of " + record.userPoolId();
      throw new StaleHistoryException(change + ": expected that " + expected, e);
    }
  }
}
