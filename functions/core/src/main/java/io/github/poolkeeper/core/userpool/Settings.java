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

  /// The names of the known members of a structure, or of the document for the root pointer.
  public static List<String> namesIn(Pointer structure) {
    return BY_PATH.keySet().stream()
        .filter(path -> !path.segments().isEmpty() && path.parent().equals(structure))
        .map(path -> path.segments().getLast())
        .toList();
  }

  /// An [Equivalence]: sets have no order, recovery mechanisms are ordered by their priority.
  public static boolean sameValue(Pointer path, JsonValue a, JsonValue b) {
    if (a instanceof JsonArray x && b instanceof JsonArray y) {
      return switch (at(path).map(Setting::type).orElseGet(SettingType.Anything::new)) {
        case SettingType.ChoiceSet _ -> new HashSet<>(x).equals(new HashSet<>(y));
        case SettingType.RecoveryMechanisms _ ->
            Equivalence.EXACT.same(path, byPriority(x), byPriority(y));
        default -> Equivalence.EXACT.same(path, a, b);
      };
    }
    return Equivalence.EXACT.same(path, a, b);
  }

  private static JsonArray byPriority(JsonArray mechanisms) {
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
