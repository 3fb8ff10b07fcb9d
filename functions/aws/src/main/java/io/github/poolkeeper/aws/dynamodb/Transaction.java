package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.RecordCodec;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Writes that are done together or not at all.
final class Transaction {
  private final HistoryTable table;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  Transaction(HistoryTable table) {
    this.table = table;
  }

  Transaction put(Item item, Condition condition) {
    Put.Builder put =
        Put.builder()
            .tableName(table.name())
            .item(item.attributes())
            .conditionExpression(condition.expression())
            .expressionAttributeNames(condition.names());
    if (!condition.values().isEmpty()) {
      put.expressionAttributeValues(condition.values());
    }
    writes.add(TransactWriteItem.builder().put(put.build()).build());
    return this;
  }

  /// Whatever stands there.
  Transaction put(Item item) {
    Put put = Put.builder().tableName(table.name()).item(item.attributes()).build();
    writes.add(TransactWriteItem.builder().put(put).build());
    return this;
  }

  /// Without a condition: under its fingerprint a snapshot is the same whoever stores it. Each
  /// once, because a transaction must not name an item twice.
  Transaction putSnapshots(UserPoolId pool, Collection<Configuration> configurations) {
    Map<String, Item> distinct = new LinkedHashMap<>();
    for (Configuration configuration : configurations) {
      Item item = SnapshotItem.of(pool, configuration);
      distinct.putIfAbsent(item.text(EntryKey.SORT), item);
    }
    distinct.values().forEach(this::put);
    return this;
  }

  /// With the mark that a rollback leaves on the change that it undoes. The last one says how much
  /// of it is left.
  Transaction markRolledBack(UserPoolId pool, ChangeId original, ChangeRecord by) {
    Condition known = Condition.present();
    Map<String, String> names = new LinkedHashMap<>(known.names());
    List<Pointer> left = by.left();
    names.put("#inPart", ChangeItem.ROLLED_BACK_IN_PART);
    if (left.isEmpty()) {
      names.put("#rolledBackBy", ChangeItem.ROLLED_BACK_BY);
    }
    String mark =
        left.isEmpty()
            ? by.id().value()
            : RecordCodec.encode(new ChangeRecord.InPart(by.id(), left)).toString();
    Update update =
        Update.builder()
            .tableName(table.name())
            .key(EntryKey.change(pool, original).attributes())
            .updateExpression(
                left.isEmpty() ? "SET #rolledBackBy = :mark REMOVE #inPart" : "SET #inPart = :mark")
            .conditionExpression(known.expression())
            .expressionAttributeNames(names)
            .expressionAttributeValues(Map.of(":mark", AttributeValue.fromS(mark)))
            .build();
    writes.add(TransactWriteItem.builder().update(update).build());
    return this;
  }

  TransactWriteItemsRequest request() {
    return TransactWriteItemsRequest.builder().transactItems(writes).build();
  }
}
