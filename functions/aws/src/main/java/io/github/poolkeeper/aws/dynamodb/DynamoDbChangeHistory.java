package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ApprovalPage;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.PoolPage;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.StaleHistoryException;
import io.github.poolkeeper.core.history.StopSwitch;
import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.time.Instant;
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
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The history in one table (`docs/architecture.md`). A plain change costs five requests: opened,
/// loaded, set to `APPLYING` with both snapshots, the stop switches read once more, ended with its
/// revision.
final class DynamoDbChangeHistory implements ChangeHistory {
  private static final int MOST_OF_A_REQUEST = 100;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;
  private final Listings listings;
  private final StopSwitches stopSwitches;

  @Inject
  DynamoDbChangeHistory(DynamoDbClient client, HistoryTable table) {
    this.client = client;
    this.table = table;
    this.reads = new ConsistentReads(client, table);
    this.listings = new Listings(client, table, reads);
    this.stopSwitches = new StopSwitches(client, table, reads);
  }

  @Override
  public Opening open(ChangeRecord record) {
    UserPoolId pool = record.userPoolId();
    Optional<RequestId> requestId = record.requestId();
    Transaction writes = new Transaction(table).put(ChangeItem.of(record), Condition.absent());
    requestId.ifPresent(
        id -> writes.put(RequestItem.of(pool, id, record.id()), Condition.absent()));
    try {
      client.transactWriteItems(writes.request());
      return new Opening.Opened();
    } catch (TransactionCanceledException e) {
      return new Opening.Duplicate(
          requestId.flatMap(id -> findByRequest(pool, id)).orElseThrow(() -> e));
    }
  }

  @Override
  public Opening openBeside(ChangeRecord record, String key) {
    EntryKey place = EntryKey.beside(record.userPoolId(), record.requestId().orElseThrow(), key);
    Transaction writes =
        new Transaction(table)
            .put(ChangeItem.of(record), Condition.absent())
            .put(RequestItem.at(place, record.id()), Condition.absent());
    try {
      client.transactWriteItems(writes.request());
      return new Opening.Opened();
    } catch (TransactionCanceledException e) {
      return new Opening.Duplicate(
          reads
              .get(place)
              .map(RequestItem::read)
              .flatMap(id -> find(record.userPoolId(), id))
              .orElseThrow(() -> e));
    }
  }

  @Override
  public List<ChangeRecord> allByRequest(UserPoolId pool, RequestId requestId) {
    return Stream.concat(
            reads.get(EntryKey.request(pool, requestId)).stream(),
            reads
                .last(
                    pool.value(), EntryKey.besides(requestId), Optional.empty(), MOST_OF_A_REQUEST)
                .items()
                .stream())
        .map(RequestItem::read)
        .flatMap(id -> find(pool, id).stream())
        .sorted(Comparator.comparing((ChangeRecord record) -> record.id().value()).reversed())
        .toList();
  }

  @Override
  public Optional<ChangeRecord> find(UserPoolId pool, ChangeId id) {
    return reads.get(EntryKey.change(pool, id)).map(ChangeItem::read);
  }

  @Override
  public Optional<ChangeRecord> findByRequest(UserPoolId pool, RequestId requestId) {
    return reads
        .get(EntryKey.request(pool, requestId))
        .map(RequestItem::read)
        .flatMap(id -> find(pool, id));
  }

  @Override
  public Optional<Loaded> load(UserPoolId pool, ChangeId id) {
    EntryKey change = EntryKey.change(pool, id);
    EntryKey head = EntryKey.head(pool);
    EntryKey tokens = EntryKey.waiting(pool, id);
    List<EntryKey> keys = new ArrayList<>(List.of(change, head, tokens));
    StopSwitches.over(pool).forEach(scope -> keys.add(EntryKey.stopSwitch(scope)));
    List<Item> found = reads.get(keys);
    return at(change, found)
        .map(ChangeItem::read)
        .map(
            record ->
                new Loaded(
                    record,
                    at(head, found).map(RevisionItem::read),
                    at(tokens, found).map(WaitingItem::read).orElse(Set.of()),
                    StopSwitches.frozen(pool, found.stream()),
                    at(change, found).filter(WaitingKey::isIn).isPresent()));
  }

  private static Optional<Item> at(EntryKey key, List<Item> items) {
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
    return reads.get(EntryKey.head(pool)).map(RevisionItem::read);
  }

  @Override
  public Map<Fingerprint, Configuration> snapshots(
      UserPoolId pool, Collection<Fingerprint> fingerprints) {
    List<EntryKey> keys = fingerprints.stream().map(f -> EntryKey.snapshot(pool, f)).toList();
    return reads.get(keys).stream()
        .collect(Collectors.toMap(SnapshotItem::fingerprint, SnapshotItem::read));
  }

  /// Asks for one record more than the page takes: that there is a next page is then certain.
  @Override
  public Page list(UserPoolId pool, Optional<ChangeId> after, int limit) {
    Optional<EntryKey> start = after.map(id -> EntryKey.change(pool, id));
    ConsistentReads.ItemPage found =
        reads.last(pool.value(), EntryKey.CHANGE_PREFIX, start, limit + 1);
    List<ChangeRecord> records = found.items().stream().limit(limit).map(ChangeItem::read).toList();
    boolean more = found.more() || found.items().size() > limit;
    return new Page(records, more ? Optional.of(records.getLast().id()) : Optional.empty());
  }

  @Override
  public Page list(UserPoolId pool, String status, Optional<ChangeId> after, int limit) {
    return listings.records(pool, status, after, limit);
  }

  @Override
  public PoolPage pools(Optional<UserPoolId> after, int limit) {
    return listings.pools(after, limit);
  }

  @Override
  public ApprovalPage approvals(Optional<Waiting> after, int limit) {
    return listings.approvals(after, limit);
  }

  @Override
  public void update(ChangeRecord record, Collection<Configuration> snapshots) {
    Transaction writes =
        new Transaction(table)
            .put(ChangeItem.of(record), Condition.openAt(record.version() - 1))
            .putSnapshots(record.userPoolId(), snapshots);
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
                ChangeItem.of(record),
                isNew ? Condition.absent() : Condition.openAt(record.version() - 1))
            .put(RevisionItem.of(pool, revision), Condition.absent())
            .put(RevisionItem.headAt(pool, revision), Condition.headAt(revision.number() - 1))
            .putSnapshots(pool, snapshots);
    record.rollbackOf().ifPresent(original -> writes.markRolledBack(pool, original, record.id()));
    commit(
        writes, record, "it has not moved on and " + revision.number() + " is the next revision");
  }

  @Override
  public List<Waiting> waiting(
      Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit) {
    return listings.waiting(kind, until, after, limit);
  }

  @Override
  public Optional<Sweep> lastSweep() {
    return reads.get(EntryKey.sweep()).map(SweepItem::read);
  }

  @Override
  public void swept(Sweep sweep) {
    client.putItem(put -> put.tableName(table.name()).item(SweepItem.of(sweep).attributes()));
  }

  @Override
  public void leave(Waiting waiting) {
    client.updateItem(WaitingKey.left(table, waiting));
  }

  @Override
  public void settle(ChangeRecord record, Optional<ApiError> untold) {
    client.updateItem(
        WaitingKey.settled(table, EntryKey.change(record.userPoolId(), record.id()), untold));
  }

  @Override
  public boolean isRejected(String messageId) {
    return reads.get(EntryKey.rejected(messageId)).isPresent();
  }

  @Override
  public void rejected(String messageId) {
    Item item = Item.at(EntryKey.rejected(messageId));
    client.putItem(put -> put.tableName(table.name()).item(item.attributes()));
  }

  @Override
  public StopSwitch turn(StopSwitch turn) {
    return stopSwitches.turn(turn);
  }

  @Override
  public Optional<Hold.Scope> frozen(UserPoolId pool) {
    return stopSwitches.frozen(pool);
  }

  @Override
  public Optional<StopSwitch> lastTurn(Hold.Scope scope) {
    return stopSwitches.last(scope);
  }

  @Override
  public List<StopSwitch> turns(Hold.Scope scope, int limit) {
    return stopSwitches.turns(scope, limit);
  }

  @Override
  public void keepWaiting(UserPoolId pool, ChangeId id, TaskToken token) {
    client.updateItem(WaitingItem.add(table, EntryKey.waiting(pool, id), token));
  }

  @Override
  public void stopWaiting(UserPoolId pool, ChangeId id, Collection<TaskToken> answered) {
    client.updateItem(WaitingItem.remove(table, EntryKey.waiting(pool, id), answered));
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
