package io.github.poolkeeper.local.events;

import jakarta.json.JsonObject;
import software.amazon.event.ruler.Ruler;

/// An event pattern, matched by the library that EventBridge matches with.
record EventPattern(String json) {

  boolean matches(JsonObject event) {
    try {
      return Ruler.matchesRule(event.toString(), json);
    } catch (Exception e) {
      throw new IllegalArgumentException("expected an event pattern, met " + json, e);
    }
  }
}
