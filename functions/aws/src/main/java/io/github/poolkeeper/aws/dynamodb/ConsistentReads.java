package io.github.poolkeeper.aws.dynamodb;

import java.util.Collection;
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

  /// Items of a partition whose entries start alike and are of one length, last first; fewer than
  /// the limit where they are large.
  ///
  /// The page is a range of entries, not `begins_with` and a start key: to DynamoDB it is the same,
  /// but DynamoDB Local looks through the whole partition for the former, and through all that was
  /// listed before for the latter.
  ItemPage last(String partition, String prefix, Optional<EntryKey> after, int limit) {
    String last = after.map(key -> neighbour(key.entry(), -1)).orElse(neighbour(prefix, 1));
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("#pool = :pool AND #entry BETWEEN :first AND :last")
            .expressionAttributeNames(Map.of("#pool", EntryKey.PARTITION, "#entry", EntryKey.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":pool",
                    AttributeValue.fromS(partition),
                    ":first",
                    AttributeValue.fromS(prefix),
                    ":last",
                    AttributeValue.fromS(last)))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(limit)
            .build();
    QueryResponse response = client.query(query);
    List<Item> items = response.items().stream().map(Item::new).toList();
    return new ItemPage(items, response.hasLastEvaluatedKey());
  }

  /// The text whose last character is the one before or behind.
  private static String neighbour(String text, int step) {
    int last = text.length() - 1;
    return text.substring(0, last) + (char) (text.charAt(last) + step);
  }

  /// `more` is true also when the items end exactly at the limit.
  record ItemPage(List<Item> items, boolean more) {}
}
