package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.TaskToken;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The tokens that wait for a change's end beside its request's own: a set that grows and shrinks
/// in one atomic write each, whoever else writes to it at the same time. An empty one is no
/// attribute.
final class WaitingItem {
  private static final String TOKENS = "tokens";

  private WaitingItem() {}

  static UpdateItemRequest add(HistoryTable table, EntryKey key, TaskToken token) {
    return update(table, key, "ADD", Set.of(token));
  }

  static UpdateItemRequest remove(
      HistoryTable table, EntryKey key, Collection<TaskToken> answered) {
    return update(table, key, "DELETE", answered);
  }

  private static UpdateItemRequest update(
      HistoryTable table, EntryKey key, String action, Collection<TaskToken> tokens) {
    return UpdateItemRequest.builder()
        .tableName(table.name())
        .key(key.attributes())
        .updateExpression(action + " #tokens :tokens")
        .expressionAttributeNames(Map.of("#tokens", TOKENS))
        .expressionAttributeValues(
            Map.of(
                ":tokens", AttributeValue.fromSs(tokens.stream().map(TaskToken::value).toList())))
        .build();
  }

  static Set<TaskToken> read(Item item) {
    return item.texts(TOKENS).stream().map(TaskToken::new).collect(Collectors.toSet());
  }
}
