package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds only the names of a partial configuration against [Settings]: in an expectation any value
/// may stand, but a misspelt name that is expected to be absent would always be met.
public final class SettingNames {
  private SettingNames() {}

  /// The members that a configuration cannot have, each with its pointer.
  public static List<Violation> violations(JsonObject partial) {
    List<Violation> found = new ArrayList<>();
    members(Pointer.ROOT, partial, found);
    return List.copyOf(found);
  }

  private static void members(Pointer parent, JsonObject partial, List<Violation> found) {
    partial.forEach((name, value) -> member(parent.child(name), value, found));
  }

  private static void member(Pointer path, JsonValue value, List<Violation> found) {
    Optional<Setting> setting = Settings.at(path);
    if (setting.isEmpty()) {
      found.add(new Violation(path, UnknownSetting.message(path)));
    } else if (setting.get().access() instanceof Access.ReadOnly(String because)) {
      found.add(new Violation(path, "is no part of the configuration: " + because));
    } else if (setting.get().isStructure() && value instanceof JsonObject object) {
      members(path, object, found);
    }
  }
}
