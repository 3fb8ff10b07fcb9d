package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/// A message on the queue of changes, `{"userPoolId", "changeId"}`: the change itself is on record.
public record ChangesMessage(UserPoolId userPoolId, ChangeId changeId) implements QueueMessage {
  private static final String USER_POOL_ID = "userPoolId";
  private static final String CHANGE_ID = "changeId";

  /// The ids in a message's body.
  ///
  /// @throws IllegalArgumentException when the body names no user pool or no change
  public static ChangesMessage parse(String body) {
    try {
      if (JsonText.parse(body) instanceof JsonObject json) {
        return new ChangesMessage(
            new UserPoolId(text(json, USER_POOL_ID)), new ChangeId(text(json, CHANGE_ID)));
      }
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("expected a change's ids as JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("expected a change's ids as a JSON object");
  }

  private static String text(JsonObject json, String name) {
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new IllegalArgumentException("expected a text as the change's " + name);
  }

  public String body() {
    return JsonValues.object()
        .add(USER_POOL_ID, userPoolId.value())
        .add(CHANGE_ID, changeId.value())
        .build()
        .toString();
  }
}
