package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// A conflict as JSON: `{path, expected?, live?}`, or `{path, before?, after?, live?, setBy?}` for
/// a rollback's, where `setBy` is `{changeId, kind, sender?, requestedBy?, at}`, and for an
/// approved plan's. A value that is not there has no member.
final class ConflictCodec {
  private static final String ROLLBACK = "rollback";
  private static final String APPROVED = "approved";

  private ConflictCodec() {}

  /// As it is stored: with the kind of conflict.
  static JsonObject encode(Conflict conflict) {
    return JsonValues.object(show(conflict))
        .add(ROLLBACK, conflict instanceof Conflict.Overwritten)
        .add(APPROVED, conflict instanceof Conflict.Moved)
        .build();
  }

  static Conflict decode(JsonObject json) {
    Pointer path = Pointer.parse(json.getString("path"));
    if (json.getBoolean(APPROVED, false)) {
      return new Conflict.Moved(
          path, value(json, "before"), value(json, "after"), value(json, "live"));
    }
    return json.getBoolean(ROLLBACK)
        ? new Conflict.Overwritten(
            path,
            value(json, "before"),
            value(json, "after"),
            value(json, "live"),
            Optional.ofNullable(json.getJsonObject("setBy")).map(ConflictCodec::setter))
        : new Conflict.Unexpected(path, value(json, "expected"), value(json, "live"));
  }

  /// As the API shows it.
  static JsonObject show(Conflict conflict) {
    JsonObjectBuilder json = JsonValues.object().add("path", conflict.path().toString());
    switch (conflict) {
      case Conflict.Unexpected unexpected -> add(json, "expected", unexpected.expected());
      case Conflict.Overwritten overwritten -> {
        add(json, "before", overwritten.before());
        add(json, "after", overwritten.after());
        overwritten.setBy().ifPresent(by -> json.add("setBy", show(by)));
      }
      case Conflict.Moved moved -> {
        add(json, "before", moved.before());
        add(json, "after", moved.after());
      }
    }
    add(json, "live", conflict.live());
    return json.build();
  }

  private static JsonObject show(Conflict.Setter setter) {
    JsonObjectBuilder json =
        JsonValues.object().add("changeId", setter.changeId().value()).add("kind", setter.kind());
    setter.sender().ifPresent(sender -> json.add("sender", sender));
    setter.requestedBy().ifPresent(by -> json.add("requestedBy", by));
    return json.add("at", setter.at().toString()).build();
  }

  private static Conflict.Setter setter(JsonObject json) {
    return new Conflict.Setter(
        new ChangeId(json.getString("changeId")),
        json.getString("kind"),
        Optional.ofNullable(json.getString("sender", null)),
        Optional.ofNullable(json.getString("requestedBy", null)),
        Instant.parse(json.getString("at")));
  }

  private static void add(JsonObjectBuilder json, String name, Optional<JsonValue> value) {
    value.ifPresent(v -> json.add(name, v));
  }

  private static Optional<JsonValue> value(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name));
  }
}
