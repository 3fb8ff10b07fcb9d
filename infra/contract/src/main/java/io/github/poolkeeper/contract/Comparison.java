package io.github.poolkeeper.contract;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two reports laid side by side.
final class Comparison {
  private Comparison() {}

  /// A question that the two answer differently. Where one of them skipped it, nothing is known,
  /// and they do not differ.
  record Difference(String id, String one, String other) {
    @Override
    public String toString() {
      return "%s%n  %s%n  %s".formatted(id, one, other);
    }
  }

  static List<Difference> of(JsonObject one, JsonObject other) {
    Map<String, JsonObject> first = questions(one);
    Map<String, JsonObject> second = questions(other);
    return first.entrySet().stream()
        .flatMap(
            question ->
                Optional.ofNullable(second.get(question.getKey()))
                    .flatMap(same -> difference(question.getKey(), question.getValue(), same))
                    .stream())
        .toList();
  }

  private static Optional<Difference> difference(String id, JsonObject one, JsonObject other) {
    boolean both = Stream.of(one, other).allMatch(question -> question.containsKey("observed"));
    return both && !one.getString("observed").equals(other.getString("observed"))
        ? Optional.of(new Difference(id, one.getString("observed"), other.getString("observed")))
        : Optional.empty();
  }

  private static Map<String, JsonObject> questions(JsonObject report) {
    return report.getJsonArray("questions").getValuesAs(JsonObject.class).stream()
        .collect(
            Collectors.toMap(
                question -> question.getString("id"),
                Function.identity(),
                (one, _) -> one,
                TreeMap::new));
  }
}
