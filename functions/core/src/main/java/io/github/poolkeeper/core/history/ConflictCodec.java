package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/// A conflict as JSON: `{path, expected?, live?}`, or `{path, before?, after?, live?, setBy?}` for
/// a rollback's. A value that is not there has no member.
final class ConflictCodec {
  private static final String ROLLBACK = "rollback";

  private ConflictCodec() {}

  /// As it is stored: with the kind of conflict.
  static JsonObject encode(Conflict conflict) {
    return JsonValues.object(show(conflict))
        .add(ROLLBACK, conflict instanceof Conflict.Overwritten)
        .build();
  }

  static Conflict decode(JsonObject json) {
    Pointer path = Pointer.parse(json.getString("path"));
    return json.getBoolean(ROLLBACK)
        ? new Conflict.Overwritten(
            path,
            value(json, "before"),
            value(json, "after"),
            value(json, "live"),
            Optional.ofNullable(json.getString("setBy", null)).map(ChangeId::new))
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
        overwritten.setBy().ifPresent(id -> json.add("setBy", id.value()));
      }
    }
    add(json, "live", conflict.live());
    return json.build();
  }

  private static void add(JsonObjectBuilder json, String name, Optional<JsonValue> value) {
    value.ifPresent(v -> json.add(name, v));
  }

  private static Optional<JsonValue> value(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name));
  }
}
