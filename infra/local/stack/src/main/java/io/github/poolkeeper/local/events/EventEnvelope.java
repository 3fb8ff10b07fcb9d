package io.github.poolkeeper.local.events;

import io.github.poolkeeper.local.template.Place;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// What stands around an event's detail when EventBridge hands it to rules and targets.
///
/// Source: EventBridge User Guide, "EventBridge event structure".
final class EventEnvelope {
  private EventEnvelope() {}

  static JsonObject of(Place place, String source, String detailType, JsonObject detail) {
    return Json.createObjectBuilder()
        .add("version", "0")
        .add("id", UUID.randomUUID().toString())
        .add("detail-type", detailType)
        .add("source", source)
        .add("account", place.accountId())
        .add("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("region", place.region())
        .add("resources", JsonValue.EMPTY_JSON_ARRAY)
        .add("detail", detail)
        .build();
  }
}
