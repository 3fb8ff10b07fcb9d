package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Undoes a change in a document that may have moved on: what the change left alone stays; what is
/// as the change left it goes back; what is back already stays; anything else is in conflict.
final class ThreeWay {
  private final OnConflict onConflict;
  private final List<Disagreement> disagreements = new ArrayList<>();

  private ThreeWay(OnConflict onConflict) {
    this.onConflict = onConflict;
  }

  /// The live document with the change undone, and every conflict, settled or not.
  record Undone(JsonObject document, List<Disagreement> disagreements) {}

  /// A setting that is neither as the change left it nor as it was before.
  record Disagreement(
      Pointer path,
      Optional<JsonValue> before,
      Optional<JsonValue> after,
      Optional<JsonValue> live) {}

  static Undone undo(JsonObject before, JsonObject after, JsonObject live, OnConflict onConflict) {
    ThreeWay merge = new ThreeWay(onConflict);
    JsonObject document =
        merge
            .undo(Pointer.ROOT, Optional.of(before), Optional.of(after), Optional.of(live))
            .orElse(JsonValue.EMPTY_JSON_OBJECT)
            .asJsonObject();
    return new Undone(document, List.copyOf(merge.disagreements));
  }

  private Optional<JsonValue> undo(
      Pointer path,
      Optional<JsonValue> before,
      Optional<JsonValue> after,
      Optional<JsonValue> live) {
    if (Settings.same(path, before, after) || Settings.same(path, before, live)) {
      return live;
    }
    if (live.isEmpty() && onlyAdds(path, before, after)) {
      return live;
    }
    if (Settings.same(path, after, live)) {
      return before;
    }
    if (isObject(after) && isObject(live) && (before.isEmpty() || isObject(before))) {
      return members(path, before, after.get().asJsonObject(), live.get().asJsonObject());
    }
    disagreements.add(new Disagreement(path, before, after, live));
    return onConflict == OnConflict.FORCE ? before : live;
  }

  /// A structure that the change brought goes with its last member.
  private Optional<JsonValue> members(
      Pointer path, Optional<JsonValue> before, JsonObject after, JsonObject live) {
    JsonObject was = before.map(JsonValue::asJsonObject).orElse(JsonValue.EMPTY_JSON_OBJECT);
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(after.keySet());
    JsonObjectBuilder result = JsonValues.object(live);
    for (String name : names) {
      undo(path.child(name), member(was, name), member(after, name), member(live, name))
          .ifPresentOrElse(value -> result.add(name, value), () -> result.remove(name));
    }
    JsonObject document = result.build();
    return before.isEmpty() && document.isEmpty() ? Optional.empty() : Optional.of(document);
  }

  /// What the change added has gone with what is around it.
  private static boolean onlyAdds(
      Pointer path, Optional<JsonValue> before, Optional<JsonValue> after) {
    if (before.isEmpty() || Settings.same(path, before, after)) {
      return true;
    }
    return isObject(before)
        && isObject(after)
        && before.get().asJsonObject().keySet().stream()
            .allMatch(
                name ->
                    onlyAdds(
                        path.child(name),
                        member(before.get().asJsonObject(), name),
                        member(after.get().asJsonObject(), name)));
  }

  private static Optional<JsonValue> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name));
  }

  private static boolean isObject(Optional<JsonValue> value) {
    return value.orElse(JsonValue.NULL) instanceof JsonObject;
  }
}
