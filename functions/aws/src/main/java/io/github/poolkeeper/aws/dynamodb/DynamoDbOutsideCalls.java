package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.SeenCodec;
import io.github.poolkeeper.core.history.OutsideCalls;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item a change, with a set of calls: the same one twice is there once.
final class DynamoDbOutsideCalls implements OutsideCalls {
  private static final String CALLS = "calls";

  private final DynamoDbClient client;
  private final HistoryTable table;
  private final ConsistentReads reads;

  @Inject
  DynamoDbOutsideCalls(DynamoDbClient client, HistoryTable table) {
    this.client = client;
    this.table = table;
    this.reads = new ConsistentReads(client, table);
  }

  @Override
  public void add(UserPoolId pool, ChangeId external, Seen seen) {
    String call = CanonicalJson.of(SeenCodec.encode(seen));
    client.updateItem(
        update ->
            update
                .tableName(table.name())
                .key(EntryKey.outside(pool, external).attributes())
                .updateExpression("ADD #calls :call")
                .expressionAttributeNames(Map.of("#calls", CALLS))
                .expressionAttributeValues(Map.of(":call", AttributeValue.fromSs(List.of(call)))));
  }

  @Override
  public Map<ChangeId, List<Seen>> of(UserPoolId pool, Collection<ChangeId> external) {
    List<EntryKey> keys = external.stream().map(id -> EntryKey.outside(pool, id)).toList();
    return reads.get(keys).stream()
        .collect(Collectors.toMap(DynamoDbOutsideCalls::change, DynamoDbOutsideCalls::calls));
  }

  private static ChangeId change(Item item) {
    return new ChangeId(item.text(EntryKey.SORT).substring(EntryKey.OUTSIDE_PREFIX.length()));
  }

  private static List<Seen> calls(Item item) {
    return item.texts(CALLS).stream()
        .map(call -> SeenCodec.decode(JsonText.parse(call).asJsonObject()))
        .sorted(Comparator.comparing(Seen::at).thenComparing(Seen::eventId))
        .toList();
  }
}
