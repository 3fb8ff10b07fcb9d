package io.github.poolkeeper.local.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The settings of a document, one by one, by JSON pointer. Written anew here, so that the demo
/// does not judge Poolkeeper by Poolkeeper's own code.
final class Leaves {
  private Leaves() {}

  /// An empty object is a leaf.
  static SortedMap<String, JsonValue> of(JsonObject document) {
    SortedMap<String, JsonValue> leaves = new TreeMap<>();
    collect("", document, leaves);
    return leaves;
  }

  /// The pointers at which two documents differ.
  static SortedSet<String> differing(JsonObject a, JsonObject b) {
    Map<String, JsonValue> left = of(a);
    Map<String, JsonValue> right = of(b);
    SortedSet<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    paths.removeIf(path -> left.containsKey(path) && left.get(path).equals(right.get(path)));
    return paths;
  }

  /// Whether the pointer lies in or around one of the others.
  static boolean touches(String path, Set<String> others) {
    return others.stream()
        .anyMatch(
            other ->
                path.equals(other) || path.startsWith(other + "/") || other.startsWith(path + "/"));
  }

  private static void collect(String path, JsonValue value, Map<String, JsonValue> leaves) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      object.forEach(
          (name, member) ->
              collect(path + "/" + name.replace("~", "~0").replace("/", "~1"), member, leaves));
    } else {
      leaves.put(path, value);
    }
  }
}
