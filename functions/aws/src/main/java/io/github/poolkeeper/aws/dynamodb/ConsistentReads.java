package io.github.poolkeeper.aws.dynamodb;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads of the table. All are consistent: a record must be seen by whoever comes after it.
final class ConsistentReads {
  /// BatchGetItem's own.
  private static final int MOST_KEYS = 100;

  private final DynamoDbClient client;
  private final HistoryTable table;

  @Inject
  ConsistentReads(DynamoDbClient client, HistoryTable table) {
    this.client = client;
    this.table = table;
  }

  Optional<Item> get(EntryKey key) {
    GetItemResponse response =
        client.getItem(
            get -> get.tableName(table.name()).key(key.attributes()).consistentRead(true));
    return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
  }

  /// The items that there are, in no order.
  List<Item> get(Collection<EntryKey> keys) {
    return keys.stream()
        .distinct()
        .map(EntryKey::attributes)
        .gather(Gatherers.windowFixed(MOST_KEYS))
        .flatMap(this::batch)
        .map(Item::new)
        .toList();
  }

  /// The paginator asks again for the keys that DynamoDB left out of an answer.
  private Stream<Map<String, AttributeValue>> batch(List<Map<String, AttributeValue>> keys) {
    KeysAndAttributes wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    return client
        .batchGetItemPaginator(batch -> batch.requestItems(Map.of(table.name(), wanted)))
        .stream()
        .map(BatchGetItemResponse::responses)
        .flatMap(found -> found.getOrDefault(table.name(), List.of()).stream());
  }

  /// Items of a partition whose entries start alike, last first.
  ItemPage last(String partition, String prefix, int limit) {
    return page(
        partition,
        "begins_with(#entry, :prefix)",
        Map.of(":prefix", AttributeValue.fromS(prefix)),
        Optional.empty(),
        false,
        limit);
  }

  /// Items of a partition from an entry to another, both included, first first and from the one
  /// after `after` on; fewer than the limit where they are large.
  ItemPage first(String partition, EntryRange range, Optional<EntryKey> after, int limit) {
    return page(partition, "#entry BETWEEN :first AND :last", range.bounds(), after, true, limit);
  }

  /// Items of a partition from an entry to another, both included, last first and from the one
  /// after `after` on; fewer than the limit where they are large.
  ItemPage last(String partition, EntryRange range, Optional<EntryKey> after, int limit) {
    return page(partition, "#entry BETWEEN :first AND :last", range.bounds(), after, false, limit);
  }

  private ItemPage page(
      String partition,
      String entries,
      Map<String, AttributeValue> bounds,
      Optional<EntryKey> after,
      boolean forward,
      int limit) {
    Map<String, AttributeValue> values = new HashMap<>(bounds);
    values.put(":partition", AttributeValue.fromS(partition));
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("#partition = :partition AND " + entries)
            .expressionAttributeNames(
                Map.of("#partition", EntryKey.PARTITION, "#entry", EntryKey.SORT))
            .expressionAttributeValues(values)
            .scanIndexForward(forward)
            .consistentRead(true)
            .limit(limit);
    after.map(EntryKey::attributes).ifPresent(query::exclusiveStartKey);
    QueryResponse response = client.query(query.build());
    List<Item> items = response.items().stream().map(Item::new).toList();
    return new ItemPage(items, response.hasLastEvaluatedKey());
  }

  /// Entries from the first to the last, both included.
  record EntryRange(String first, String last) {
    private Map<String, AttributeValue> bounds() {
      return Map.of(":first", AttributeValue.fromS(first), ":last", AttributeValue.fromS(last));
    }
  }

  /// `more` is true also when the items end exactly at the limit.
  record ItemPage(List<Item> items, boolean more) {}
}
