package io.github.poolkeeper.local.events;

import jakarta.json.JsonObject;
import software.amazon.event.ruler.Machine;

/// An event pattern, matched by the library that EventBridge matches with.
final class EventPattern {
  private static final String NAME = "pattern";

  private final Machine machine = Machine.builder().build();

  /// @throws IllegalArgumentException where it is none
  EventPattern(String json) {
    try {
      machine.addRule(NAME, json);
    } catch (Exception e) {
      throw new IllegalArgumentException("expected an event pattern, met " + json, e);
    }
  }

  boolean matches(JsonObject event) {
    try {
      return machine.rulesForJSONEvent(event.toString()).contains(NAME);
    } catch (Exception e) {
      throw new IllegalArgumentException("expected an event, met " + event, e);
    }
  }
}
