package io.github.poolkeeper.aws.dynamodb;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tokens beside their change, and records in the index `waiting` for as long as they owe
/// something: an update of one item each.
final class DynamoDbOwedAnswers implements OwedAnswers {
  private final DynamoDbClient client;
  private final HistoryTable table;

  @Inject
  DynamoDbOwedAnswers(DynamoDbClient client, HistoryTable table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public void keepWaiting(UserPoolId pool, ChangeId id, TaskToken token) {
    client.updateItem(WaitingItem.add(table, EntryKey.waiting(pool, id), token));
  }

  @Override
  public void stopWaiting(UserPoolId pool, ChangeId id, Collection<TaskToken> answered) {
    client.updateItem(WaitingItem.remove(table, EntryKey.waiting(pool, id), answered));
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
}
