package io.github.poolkeeper.local.events;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import software.amazon.event.ruler.Ruler;

/// An event pattern, matched by the library that EventBridge matches with.
record EventPattern(String json) {
  /// @throws IllegalArgumentException where it is none
  static EventPattern checked(String json) {
    EventPattern pattern = new EventPattern(json);
    pattern.matches(JsonValue.EMPTY_JSON_OBJECT);
    return pattern;
  }

  boolean matches(JsonObject event) {
    try {
      return Ruler.matchesRule(event.toString(), json);
    } catch (Exception e) {
      throw new IllegalArgumentException("expected an event pattern, met " + json, e);
    }
  }
}
