package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A record's key in the index `waiting`, which has only the records that have to be looked at
/// again: a partition for each kind, by time within.
final class WaitingKey {
  static final String INDEX = "waiting";
  static final String PARTITION = "waiting";
  static final String SORT = "wakeAt";

  /// After everything that anything waits for.
  static final Instant EVER = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /// Before every time that has a year of four digits. A record of an earlier release may have
  /// another one: with a sign it would be due for ever, and it stands before this.
  static final String FIRST = "0";

  private WaitingKey() {}

  static Item in(Item item, Waiting waiting) {
    return item.with(PARTITION, waiting.kind().name()).with(SORT, waiting.sortKey());
  }

  /// Puts a record into the index that is not in it.
  static UpdateItemRequest left(HistoryTable table, Waiting waiting) {
    return UpdateItemRequest.builder()
        .tableName(table.name())
        .key(EntryKey.change(waiting.pool(), waiting.id()).attributes())
        .updateExpression(
            "SET #waiting = if_not_exists(#waiting, :kind), #wakeAt = if_not_exists(#wakeAt, :at)")
        .conditionExpression(Condition.present().expression())
        .expressionAttributeNames(
            Map.of("#entry", EntryKey.SORT, "#waiting", PARTITION, "#wakeAt", SORT))
        .expressionAttributeValues(
            Map.of(
                ":kind",
                AttributeValue.fromS(waiting.kind().name()),
                ":at",
                AttributeValue.fromS(waiting.sortKey())))
        .build();
  }

  /// Takes a record out of it, and notes who could not be told, if anybody.
  static UpdateItemRequest settled(HistoryTable table, EntryKey key, Optional<ApiError> untold) {
    Map<String, String> names =
        new HashMap<>(Map.of("#entry", EntryKey.SORT, "#waiting", PARTITION, "#wakeAt", SORT));
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(key.attributes())
            .conditionExpression(Condition.present().expression())
            .expressionAttributeNames(names)
            .updateExpression("REMOVE #waiting, #wakeAt");
    untold.ifPresent(
        why -> {
          names.put("#untold", ChangeItem.UNTOLD);
          update
              .updateExpression("REMOVE #waiting, #wakeAt SET #untold = :why")
              .expressionAttributeNames(names)
              .expressionAttributeValues(
                  Map.of(":why", AttributeValue.fromS(ChangeItem.text(why))));
        });
    return update.build();
  }

  static boolean isIn(Item item) {
    return item.find(PARTITION).isPresent();
  }

  /// Where a query goes on after it.
  static Map<String, AttributeValue> startKey(Waiting waiting) {
    return in(Item.at(EntryKey.change(waiting.pool(), waiting.id())), waiting).attributes();
  }

  static Waiting read(Item item) {
    return Waiting.at(
        Waiting.Kind.valueOf(item.text(PARTITION)),
        new UserPoolId(item.text(EntryKey.PARTITION)),
        item.text(SORT));
  }
}
