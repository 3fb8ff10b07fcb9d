package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;

/// A message on the queue of changes, `{"userPoolId", "changeId"}`: the change itself is on record.
public record ChangesMessage(UserPoolId userPoolId, ChangeId changeId) implements QueueMessage {
  private static final String USER_POOL_ID = "userPoolId";
  private static final String CHANGE_ID = "changeId";

  /// @throws IllegalArgumentException when it names no user pool or no change
  static ChangesMessage of(JsonObject json) {
    return new ChangesMessage(
        new UserPoolId(text(json, USER_POOL_ID)), new ChangeId(text(json, CHANGE_ID)));
  }

  private static String text(JsonObject json, String name) {
    return JsonValues.text(json, name)
        .orElseThrow(() -> new IllegalArgumentException("expected a text as the change's " + name));
  }

  public String body() {
    return JsonValues.object()
        .add(USER_POOL_ID, userPoolId.value())
        .add(CHANGE_ID, changeId.value())
        .build()
        .toString();
  }
}
