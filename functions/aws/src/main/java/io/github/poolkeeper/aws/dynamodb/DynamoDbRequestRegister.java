package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A record and its place under its request id are opened in one transaction, or neither.
final class DynamoDbRequestRegister implements RequestRegister {
  private static final int MOST_OF_A_REQUEST = 100;

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbRequestRegister(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  @Override
  public Opening open(ChangeRecord record) {
    return openAt(record.requestId().map(id -> EntryKey.request(record.userPoolId(), id)), record);
  }

  @Override
  public Opening openBeside(ChangeRecord record, String key) {
    RequestId id = record.requestId().orElseThrow();
    return openAt(Optional.of(EntryKey.beside(record.userPoolId(), id, key)), record);
  }

  /// What is opened as ended is all that its pool may ever have: it is listed by that.
  private Opening openAt(Optional<EntryKey> place, ChangeRecord record) {
    Transaction writes = new Transaction(table).put(ChangeItem.of(record), Condition.absent());
    if (record.isEnded() && reads.get(EntryKey.head(record.userPoolId())).isEmpty()) {
      writes.put(DynamoDbChangeHistory.unseen(record.userPoolId()));
    }
    place.ifPresent(at -> writes.put(RequestItem.at(at, record.id()), Condition.absent()));
    try {
      client.transactWriteItems(writes.request());
      return new Opening.Opened();
    } catch (TransactionCanceledException e) {
      return place
          .flatMap(reads::get)
          .flatMap(item -> find(record.userPoolId(), RequestItem.read(item)))
          .<Opening>map(Opening.Duplicate::new)
          .orElseThrow(() -> e);
    }
  }

  @Override
  public List<ChangeRecord> allByRequest(UserPoolId pool, RequestId requestId) {
    return Stream.concat(
            reads.get(EntryKey.request(pool, requestId)).stream(),
            reads
                .last(pool.value(), EntryKey.besides(requestId), MOST_OF_A_REQUEST)
                .items()
                .stream())
        .flatMap(item -> item.readable(RequestItem::read).stream())
        .flatMap(id -> reads.get(EntryKey.change(pool, id)).stream())
        .map(ChangeItem::listed)
        .sorted(Comparator.comparing(ChangeRecord::id).reversed())
        .toList();
  }

  private Optional<ChangeRecord> find(UserPoolId pool, ChangeId id) {
    return reads.get(EntryKey.change(pool, id)).map(ChangeItem::read);
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
}
