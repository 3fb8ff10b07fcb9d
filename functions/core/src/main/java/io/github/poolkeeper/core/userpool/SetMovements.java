package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which way a set moves: each member that goes, and each that comes.
final class SetMovements {
  private SetMovements() {}

  /// @param going what it means that a member goes; that one comes means the opposite
  static Stream<Movement> of(Difference difference, Setting setting, Direction going) {
    Set<JsonValue> before = members(setting, difference.before());
    Set<JsonValue> after = members(setting, difference.after());
    if (before.equals(after)) {
      return Stream.of(
          new Movement(difference.path(), Direction.NEUTRAL, "stays what it is in effect"));
    }
    Direction coming = going == Direction.LOOSENING ? Direction.TIGHTENING : Direction.LOOSENING;
    return Stream.concat(
        without(before, after)
            .map(value -> new Movement(difference.path(), going, name(value) + " is removed")),
        without(after, before)
            .map(value -> new Movement(difference.path(), coming, name(value) + " is added")));
  }

  private static Set<JsonValue> members(Setting setting, Optional<JsonValue> value) {
    return value
        .or(setting::whenAbsent)
        .filter(JsonArray.class::isInstance)
        .map(list -> (Set<JsonValue>) new LinkedHashSet<>(list.asJsonArray()))
        .orElseGet(Set::of);
  }

  private static Stream<JsonValue> without(Set<JsonValue> values, Set<JsonValue> others) {
    return values.stream().filter(value -> !others.contains(value));
  }

  private static String name(JsonValue value) {
    return JsonValues.text(value).orElseGet(() -> JsonWords.brief(value));
  }
}
