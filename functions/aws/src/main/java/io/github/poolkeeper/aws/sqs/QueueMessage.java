package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;

/// What a message on the queue of changes asks for.
public sealed interface QueueMessage
    permits ChangesMessage, LookMessage, QueueMessage.Schedule, QueueMessage.Unreadable {

  /// To look for changes whose time has come: an event of a schedule in EventBridge.
  record Schedule() implements QueueMessage {}

  /// Neither: Poolkeeper sends none like it.
  record Unreadable(String why) implements QueueMessage {}

  /// What a message's body asks for.
  static QueueMessage parse(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject json
          ? read(json)
          : new Unreadable("expected a change's ids as a JSON object");
    } catch (MalformedJsonException e) {
      return new Unreadable("expected a change's ids as JSON: " + e.getMessage());
    }
  }

  private static QueueMessage read(JsonObject json) {
    if (ScheduledEvent.isOne(json)) {
      return new Schedule();
    }
    return json.get(LookMessage.LOOK) instanceof JsonObject look
        ? LookMessage.read(look)
        : ChangesMessage.read(json);
  }
}
