package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/// What was seen of a call as JSON, `{eventId, at, operation, who: {principal, name?, role?}, via,
/// address?, requestId?}`, on the queue and in store.
public final class SeenCodec {
  private SeenCodec() {}

  public static JsonObject encode(Seen seen) {
    JsonObjectBuilder json =
        JsonValues.object()
            .add("eventId", seen.eventId())
            .add("at", seen.at().toString())
            .add("operation", seen.operation())
            .add("who", encode(seen.who()))
            .add("via", seen.via().word());
    seen.address().ifPresent(address -> json.add("address", address));
    seen.requestId().ifPresent(id -> json.add("requestId", id));
    return json.build();
  }

  /// A call as it was encoded.
  ///
  /// @throws RuntimeException where it is none
  public static Seen decode(JsonObject json) {
    return new Seen(
        json.getString("eventId"),
        Instant.parse(json.getString("at")),
        json.getString("operation"),
        actor(json.getJsonObject("who")),
        Via.of(json.getString("via")),
        JsonValues.text(json, "address"),
        JsonValues.text(json, "requestId"));
  }

  private static JsonValue encode(Actor who) {
    JsonObjectBuilder json = JsonValues.object().add("principal", who.principal());
    who.name().ifPresent(name -> json.add("name", name));
    who.role().ifPresent(role -> json.add("role", role));
    return json.build();
  }

  private static Actor actor(JsonObject json) {
    return new Actor(
        json.getString("principal"), JsonValues.text(json, "name"), JsonValues.text(json, "role"));
  }
}
