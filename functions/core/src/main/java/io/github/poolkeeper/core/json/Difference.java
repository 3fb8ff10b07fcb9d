package io.github.poolkeeper.core.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// A place at which two documents differ. An empty side says that there is nothing there, which is
/// neither `null` nor `{}` nor `[]`. Objects are walked into when both sides have one; anything
/// else, lists too, is one difference.
public record Difference(Pointer path, Optional<JsonValue> before, Optional<JsonValue> after) {

  /// Every difference, by path. Applied to `before` in any order they give `after`.
  public static List<Difference> between(
      JsonObject before, JsonObject after, Equivalence equivalence) {
    List<Difference> found = new ArrayList<>();
    collect(Pointer.ROOT, Optional.of(before), Optional.of(after), equivalence, found);
    return List.copyOf(found);
  }

  /// The document with this difference made.
  public JsonObject applyTo(JsonObject document) {
    return path.put(document, after);
  }

  private static void collect(
      Pointer path,
      Optional<JsonValue> before,
      Optional<JsonValue> after,
      Equivalence equivalence,
      List<Difference> found) {
    if (before.isPresent() && after.isPresent()) {
      if (before.get() instanceof JsonObject b && after.get() instanceof JsonObject a) {
        for (String name : names(b, a)) {
          // Most members are equal: they need no path.
          if (!Objects.equals(b.get(name), a.get(name))) {
            collect(path.child(name), member(b, name), member(a, name), equivalence, found);
          }
        }
        return;
      }
      if (equivalence.same(path, before.get(), after.get())) {
        return;
      }
    }
    if (before.isPresent() || after.isPresent()) {
      found.add(new Difference(path, before, after));
    }
  }

  private static Iterable<String> names(JsonObject a, JsonObject b) {
    TreeSet<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    return names;
  }

  private static Optional<JsonValue> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name));
  }
}
