package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that Poolkeeper knows of each setting, in one table. Validation, `null`, comparison
/// and the reference page read it. A setting that is not here is carried back unchanged at run time
/// and refused in a patch.
public final class Settings {
  private static final SequencedMap<Pointer, Setting> BY_PATH = byPath();

  private Settings() {}

  /// In the table's order: each structure before its members.
  public static Collection<Setting> all() {
    return BY_PATH.values();
  }

  public static Optional<Setting> at(Pointer path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /// The names of the members of the document that a call carries.
  public static Set<String> membersOf(Access.Call call) {
    return all().stream()
        .filter(row -> row.path().segments().size() == 1)
        .filter(row -> row.access().equals(new Access.Writable(call)))
        .map(Setting::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The row that speaks of a place: its own, or, for a tag, that of all tags.
  static Optional<Setting> around(Pointer path) {
    return at(path)
        .or(
            () ->
                path.segments().isEmpty()
                    ? Optional.empty()
                    : at(path.parent()).filter(row -> row.type() instanceof SettingType.Tags));
  }

  /// The setting that a place belongs to: for a tag, that of all tags. A place that nobody knows is
  /// one of its own.
  public static Pointer settingOf(Pointer path) {
    return around(path).map(Setting::path).orElse(path);
  }

  /// The names of the known members of a structure, or of the document for the root pointer.
  public static List<String> namesIn(Pointer structure) {
    return BY_PATH.keySet().stream()
        .filter(path -> !path.segments().isEmpty() && path.parent().equals(structure))
        .map(path -> path.segments().getLast())
        .toList();
  }

  /// An [Equivalence]: sets have no order, recovery mechanisms are ordered by their priority, at
  /// any depth of the value.
  public static boolean sameValue(Pointer path, JsonValue a, JsonValue b) {
    if (a instanceof JsonObject x && b instanceof JsonObject y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream()
              .allMatch(name -> same(path.child(name), member(x, name), member(y, name)));
    }
    if (a instanceof JsonArray x && b instanceof JsonArray y) {
      return sameList(path, x, y);
    }
    return Equivalence.EXACT.same(path, a, b);
  }

  /// The same for settings that may not be there: nothing is the same as nothing only.
  public static boolean same(Pointer path, Optional<JsonValue> a, Optional<JsonValue> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() && b.isEmpty();
    }
    return sameValue(path, a.get(), b.get());
  }

  private static boolean sameList(Pointer path, JsonArray a, JsonArray b) {
    return switch (at(path).map(Setting::type).orElseGet(SettingType.Anything::new)) {
      case SettingType.ChoiceSet _ -> new HashSet<>(a).equals(new HashSet<>(b));
      case SettingType.RecoveryMechanisms _ ->
          Equivalence.EXACT.same(path, byPriority(a), byPriority(b));
      default -> Equivalence.EXACT.same(path, a, b);
    };
  }

  private static Optional<JsonValue> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name));
  }

  static JsonArray byPriority(JsonArray mechanisms) {
    return JsonValues.array(
        mechanisms.stream().sorted(Comparator.comparingInt(Settings::priority)).toList());
  }

  private static int priority(JsonValue mechanism) {
    return mechanism instanceof JsonObject object
            && object.get("Priority") instanceof JsonNumber number
        ? number.intValue()
        : Integer.MAX_VALUE;
  }

  private static SequencedMap<Pointer, Setting> byPath() {
    SequencedMap<Pointer, Setting> rows = new LinkedHashMap<>();
    for (Setting row : SettingsTable.rows()) {
      if (rows.putIfAbsent(row.path(), row) != null) {
        throw new IllegalStateException(row.path() + " stands twice in the table of settings");
      }
    }
    return Collections.unmodifiableSequencedMap(rows);
  }
}
