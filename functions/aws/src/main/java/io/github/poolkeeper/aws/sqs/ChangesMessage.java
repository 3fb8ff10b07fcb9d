package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.util.Optional;

/// A message on the queue of changes, `{"userPoolId", "changeId"}`: the change itself is on record.
public record ChangesMessage(UserPoolId userPoolId, ChangeId changeId) implements QueueMessage {
  private static final String USER_POOL_ID = "userPoolId";
  private static final String CHANGE_ID = "changeId";

  static QueueMessage read(JsonObject json) {
    Optional<String> pool = JsonValues.text(json, USER_POOL_ID).filter(UserPoolId::isValid);
    Optional<String> change = JsonValues.text(json, CHANGE_ID).filter(ChangeId::isValid);
    return pool.isPresent() && change.isPresent()
        ? new ChangesMessage(new UserPoolId(pool.get()), new ChangeId(change.get()))
        : new Unreadable("expected a user pool's and a change's id");
  }

  public String body() {
    return JsonValues.object()
        .add(USER_POOL_ID, userPoolId.value())
        .add(CHANGE_ID, changeId.value())
        .build()
        .toString();
  }
}
