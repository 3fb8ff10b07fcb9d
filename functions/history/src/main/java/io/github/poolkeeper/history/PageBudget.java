package io.github.poolkeeper.history;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What fits into the list of one answer. Lambda gives back six megabytes at most, of which the
/// body is a JSON text: what has quotes in it takes up to twice its own size there.
final class PageBudget {
  private static final int BYTES = 2_500_000;

  private int left = BYTES;

  /// Those that fit, from the first one on.
  static List<JsonObject> fitting(List<JsonObject> lines) {
    PageBudget budget = new PageBudget();
    return lines.stream().takeWhile(budget::takes).toList();
  }

  /// Whether a line still fits; the first one does.
  boolean takes(JsonObject line) {
    int size = line.toString().getBytes(StandardCharsets.UTF_8).length;
    boolean fits = left == BYTES || size <= left;
    left = fits ? left - size : 0;
    return fits;
  }
}
