package io.github.poolkeeper.core.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
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
        for (String name : unequal(b, a)) {
          collect(path.child(name), member(b, name), member(a, name), equivalence, found);
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

  /// The names of the members that are not plainly equal, which are few, in their order.
  private static Iterable<String> unequal(JsonObject a, JsonObject b) {
    TreeSet<String> names = new TreeSet<>();
    a.forEach(
        (name, value) -> {
          if (!value.equals(b.get(name))) {
            names.add(name);
          }
        });
    b.keySet().stream().filter(name -> !a.containsKey(name)).forEach(names::add);
    return names;
  }

  private static Optional<JsonValue> member(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name));
  }
}
