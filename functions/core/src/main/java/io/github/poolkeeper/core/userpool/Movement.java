package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A setting that moves, which way, and what happens to it in words: "is lowered", "email is
/// removed". Settings move leaf by leaf, and element by element where a setting is a set. A block
/// that comes or goes as a whole moves itself, where that means anything, and its leaves. What
/// nobody knows counts as loosening.
public record Movement(Pointer path, Direction direction, String what) {

  public static List<Movement> of(List<Difference> differences) {
    return differences.stream().flatMap(Movement::of).toList();
  }

  /// Whether any part of it counts as loosening.
  public static boolean weakens(Difference difference) {
    return of(difference).anyMatch(movement -> movement.direction == Direction.LOOSENING);
  }

  private static Stream<Movement> of(Difference difference) {
    return isBlock(difference)
        ? Stream.concat(comingOrGoing(difference), members(difference).flatMap(Movement::of))
        : leaf(difference);
  }

  /// With members, or known as one.
  private static boolean isBlock(Difference difference) {
    return Settings.at(difference.path()).filter(Setting::isStructure).isPresent()
        || members(difference).findAny().isPresent();
  }

  private static Stream<Movement> comingOrGoing(Difference difference) {
    return Settings.at(difference.path())
        .filter(block -> block.weakening() == Weakening.CHANGED)
        .map(_ -> new Movement(difference.path(), Direction.LOOSENING, change(difference)))
        .stream();
  }

  private static Stream<Difference> members(Difference difference) {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(difference.before(), difference.after())
        .flatMap(Optional::stream)
        .filter(JsonObject.class::isInstance)
        .forEach(value -> names.addAll(value.asJsonObject().keySet()));
    return names.stream()
        .map(
            name ->
                new Difference(
                    difference.path().child(name),
                    member(difference.before(), name),
                    member(difference.after(), name)));
  }

  private static Optional<JsonValue> member(Optional<JsonValue> value, String name) {
    return value.flatMap(Pointer.ROOT.child(name)::in);
  }

  private static Stream<Movement> leaf(Difference difference) {
    Optional<Setting> setting = Settings.around(difference.path());
    if (setting.isEmpty()) {
      return moved(difference, Direction.LOOSENING, change(difference) + ", and nobody knows it");
    }
    return switch (setting.get().weakening()) {
      case NEVER -> moved(difference, Direction.NEUTRAL, change(difference));
      case CHANGED -> moved(difference, Direction.LOOSENING, change(difference));
      case LINKED ->
          MessageText.reachesFurther(difference.before(), difference.after())
              ? moved(difference, Direction.LOOSENING, "brings markup, a link or an address")
              : moved(difference, Direction.NEUTRAL, change(difference));
      case LOWERED, RAISED -> ranked(difference, setting.get());
      case REDUCED -> members(difference, setting.get(), Direction.LOOSENING);
      case EXTENDED -> members(difference, setting.get(), Direction.TIGHTENING);
    };
  }

  private static Stream<Movement> ranked(Difference difference, Setting setting) {
    Optional<Strength> before = Strength.of(setting, difference.before());
    Optional<Strength> after = Strength.of(setting, difference.after());
    if (before.isEmpty() || after.isEmpty()) {
      return moved(difference, Direction.LOOSENING, change(difference) + " in an unknown way");
    }
    int stronger = after.get().compareTo(before.get());
    if (stronger == 0) {
      return moved(difference, Direction.NEUTRAL, "stays what it is in effect");
    }
    return stronger < 0
        ? moved(difference, Direction.LOOSENING, "is weakened")
        : moved(difference, Direction.TIGHTENING, "is strengthened");
  }

  private static Stream<Movement> moved(Difference difference, Direction direction, String what) {
    return Stream.of(new Movement(difference.path(), direction, what));
  }

  private static String change(Difference difference) {
    if (difference.before().isEmpty()) {
      return "is added";
    }
    return difference.after().isEmpty() ? "is removed" : "is changed";
  }

  /// Each member of a set that goes, and each that comes.
  ///
  /// @param going what it means that a member goes; that one comes means the opposite
  private static Stream<Movement> members(Difference difference, Setting setting, Direction going) {
    Set<JsonValue> before = members(setting, difference.before());
    Set<JsonValue> after = members(setting, difference.after());
    if (before.equals(after)) {
      return Stream.of(
          new Movement(difference.path(), Direction.NEUTRAL, "stays what it is in effect"));
    }
    Direction coming = going == Direction.LOOSENING ? Direction.TIGHTENING : Direction.LOOSENING;
    return Stream.concat(
        without(before, after)
            .map(value -> new Movement(difference.path(), going, nameOf(value) + " is removed")),
        without(after, before)
            .map(value -> new Movement(difference.path(), coming, nameOf(value) + " is added")));
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

  private static String nameOf(JsonValue value) {
    return JsonValues.text(value).orElseGet(() -> JsonWords.brief(value));
  }
}
