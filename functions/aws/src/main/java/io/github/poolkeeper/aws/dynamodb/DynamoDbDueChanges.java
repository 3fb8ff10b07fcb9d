package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.Waiting;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What is due, by the index `waiting`, which has only the records that have to be looked at again.
final class DynamoDbDueChanges implements DueChanges {
  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbDueChanges(DynamoDbClient client, HistoryTable table, ConsistentReads reads) {
    this.client = client;
    this.table = table;
    this.reads = reads;
  }

  /// Goes on past keys that nobody can read.
  @Override
  public List<Waiting> waiting(
      Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .indexName(WaitingKey.INDEX)
            .keyConditionExpression("#waiting = :kind AND #wakeAt BETWEEN :first AND :until")
            .expressionAttributeNames(
                Map.of("#waiting", WaitingKey.PARTITION, "#wakeAt", WaitingKey.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":kind",
                    AttributeValue.fromS(kind.name()),
                    ":first",
                    AttributeValue.fromS(WaitingKey.FIRST),
                    ":until",
                    AttributeValue.fromS(Waiting.behind(until))))
            .limit(limit);
    after.map(WaitingKey::startKey).ifPresent(query::exclusiveStartKey);
    return client.queryPaginator(query.build()).items().stream()
        .map(Item::new)
        .flatMap(item -> item.readable(WaitingKey::read).stream())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Sweep> lastSweep() {
    return reads.get(EntryKey.sweep()).flatMap(item -> item.readable(SweepItem::read));
  }

  @Override
  public void swept(Sweep sweep) {
    client.putItem(put -> put.tableName(table.name()).item(SweepItem.of(sweep).attributes()));
  }
}
