package io.github.poolkeeper.aws.sqs;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;

/// An event of one of the stack's schedules, as EventBridge puts it into a queue: it says that it
/// is time, and nothing else. Source: EventBridge User Guide, "Scheduled events".
public final class ScheduledEvent {
  private static final String SOURCE = "aws.events";

  private ScheduledEvent() {}

  /// Whether a message is one. Events of this source cannot be sent by anybody else through
  /// EventBridge; whoever sends one to the queue itself says as little with it.
  public static boolean isOne(String body) {
    if (!body.contains(SOURCE)) {
      return false;
    }
    try {
      return JsonText.parse(body) instanceof JsonObject json && isOne(json);
    } catch (MalformedJsonException _) {
      return false;
    }
  }

  static boolean isOne(JsonObject json) {
    return JsonValues.text(json, "source").filter(SOURCE::equals).isPresent()
        && JsonValues.text(json, "detail-type").filter("Scheduled Event"::equals).isPresent()
        && json.get("detail") instanceof JsonObject detail
        && detail.isEmpty();
  }
}
