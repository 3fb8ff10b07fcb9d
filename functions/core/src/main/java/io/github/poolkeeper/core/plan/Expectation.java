package io.github.poolkeeper.core.plan;

import static jakarta.json.JsonValue.EMPTY_JSON_OBJECT;

import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A precondition: the partial document that a pool must contain. `null` expects that there is
/// nothing.
final class Expectation {
  private Expectation() {}

  /// Where the pool is otherwise.
  static List<Conflict> unmet(JsonObject expected, JsonObject live) {
    List<Conflict> found = new ArrayList<>();
    collect(Pointer.ROOT, expected, live, found);
    return List.copyOf(found);
  }

  private static void collect(
      Pointer path, JsonObject expected, JsonObject live, List<Conflict> found) {
    expected.forEach(
        (name, value) ->
            collect(path.child(name), value, Optional.ofNullable(live.get(name)), found));
  }

  private static void collect(
      Pointer path, JsonValue expected, Optional<JsonValue> live, List<Conflict> found) {
    if (expected instanceof JsonObject members && isWalkedInto(members, live)) {
      collect(path, members, live.map(JsonValue::asJsonObject).orElse(EMPTY_JSON_OBJECT), found);
    } else if (!isMet(path, expected, live)) {
      Optional<JsonValue> value =
          JsonValue.NULL.equals(expected) ? Optional.empty() : Optional.of(expected);
      found.add(new Conflict.Unexpected(path, value, live));
    }
  }

  /// Nothing has no members: it is met by null only, and not by `{}`.
  private static boolean isWalkedInto(JsonObject expected, Optional<JsonValue> live) {
    return live.map(JsonObject.class::isInstance).orElse(!expected.isEmpty());
  }

  private static boolean isMet(Pointer path, JsonValue expected, Optional<JsonValue> live) {
    return JsonValue.NULL.equals(expected)
        ? live.isEmpty()
        : live.filter(value -> Settings.sameValue(path, expected, value)).isPresent();
  }
}
