package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// Finds the members of a live configuration that the table does not know: AWS is ahead of us.
public final class UnknownSettings {
  private UnknownSettings() {}

  /// The outermost unknown members, by path.
  public static List<Pointer> in(Configuration configuration) {
    List<Pointer> found = new ArrayList<>();
    collect(Pointer.ROOT, configuration.document(), found);
    return List.copyOf(found);
  }

  private static void collect(Pointer at, JsonObject object, List<Pointer> found) {
    object.forEach((name, value) -> collect(at.child(name), value, found));
  }

  private static void collect(Pointer path, JsonValue value, List<Pointer> found) {
    if (Settings.at(path).isEmpty()) {
      found.add(path);
    } else if (Settings.at(path).filter(Setting::isStructure).isPresent()
        && value instanceof JsonObject object) {
      collect(path, object, found);
    }
  }
}
