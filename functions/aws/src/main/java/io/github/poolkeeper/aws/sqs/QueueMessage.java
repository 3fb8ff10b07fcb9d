package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;

/// What a message on the queue of changes asks for.
public sealed interface QueueMessage permits ChangesMessage, QueueMessage.Schedule {

  /// To look for changes whose time has come: an event of a schedule in EventBridge.
  record Schedule() implements QueueMessage {}

  /// What a message's body asks for.
  ///
  /// @throws IllegalArgumentException when the body is neither
  static QueueMessage parse(String body) {
    JsonObject json = object(body);
    return ScheduledEvent.isOne(json) ? new Schedule() : ChangesMessage.of(json);
  }

  private static JsonObject object(String body) {
    try {
      if (JsonText.parse(body) instanceof JsonObject json) {
        return json;
      }
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("expected a change's ids as JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("expected a change's ids as a JSON object");
  }
}
