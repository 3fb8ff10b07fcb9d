package io.github.poolkeeper.bench.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The calls of a change to the history's table, with copies of another change's items.
final class HistoryCalls {
  private static final String PARTITION = "userPoolId";
  private static final String SORT = "entry";

  private final DynamoDbClient client;
  private final String table;
  private final Map<String, Map<String, AttributeValue>> samples;

  /// @param samplePool a pool with one change, whose items are taken for samples
  HistoryCalls(DynamoDbClient client, String table, String samplePool) {
    this.client = client;
    this.table = table;
    this.samples = samples(samplePool);
  }

  /// One item of each kind: `change`, `request`, `revision`, `head`, `snapshot`.
  private Map<String, Map<String, AttributeValue>> samples(String pool) {
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    client
        .query(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression(PARTITION + " = :pool")
                    .expressionAttributeValues(Map.of(":pool", AttributeValue.fromS(pool))))
        .items()
        .forEach(
            item ->
                found.put(
                    item.getOrDefault(SORT, AttributeValue.fromS("")).s().split("#", 2)[0], item));
    return found;
  }

  void open(String pool, String id) {
    write(List.of(put("change", pool, "change#" + id), put("request", pool, "request#" + id)));
  }

  void load(String pool, String id) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .consistentRead(true)
            .keys(
                List.of(
                    key(pool, "change#" + id),
                    key(pool, "head"),
                    key(pool, "waiting#" + id),
                    key(pool, "stop-switch"),
                    key("*", "stop-switch")))
            .build();
    client.batchGetItem(get -> get.requestItems(Map.of(table, keys)));
  }

  void intend(String pool, String id, int number) {
    Put snapshot =
        Put.builder().tableName(table).item(item("snapshot", pool, "snapshot#" + number)).build();
    write(List.of(put("change", pool, "change#" + id), snapshot));
  }

  void end(String pool, String id, int number) {
    write(
        List.of(
            put("change", pool, "change#" + id),
            put("revision", pool, "revision#" + number),
            put("head", pool, "head")));
  }

  private void write(List<Put> puts) {
    List<TransactWriteItem> items =
        puts.stream().map(put -> TransactWriteItem.builder().put(put).build()).toList();
    client.transactWriteItems(write -> write.transactItems(items));
  }

  /// With a condition, as the functions put it; this one always holds.
  private Put put(String kind, String pool, String entry) {
    return Put.builder()
        .tableName(table)
        .item(item(kind, pool, entry))
        .conditionExpression("attribute_not_exists(#entry) OR attribute_exists(#entry)")
        .expressionAttributeNames(Map.of("#entry", SORT))
        .build();
  }

  private Map<String, AttributeValue> item(String kind, String pool, String entry) {
    Map<String, AttributeValue> item = new HashMap<>(samples.getOrDefault(kind, Map.of()));
    item.putAll(key(pool, entry));
    return item;
  }

  private static Map<String, AttributeValue> key(String pool, String entry) {
    return Map.of(PARTITION, AttributeValue.fromS(pool), SORT, AttributeValue.fromS(entry));
  }
}
