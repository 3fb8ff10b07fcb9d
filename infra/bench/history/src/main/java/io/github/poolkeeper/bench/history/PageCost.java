package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.bench.meter.Consumption;
import io.github.poolkeeper.bench.meter.MeteredDynamoDb;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What DynamoDB charges for each page at each size: a query that reads more than it returns would
/// show here, however fast it is.
final class PageCost {
  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final List<Integer> sizes = new ArrayList<>();

  /// @param functions by their table, which is behind the meter
  void add(SizedHistory history, Map<String, HistoryFunction> functions, MeteredDynamoDb meter) {
    sizes.add(history.size());
    for (PageRequest request : PageRequest.of(history)) {
      meter.take();
      Objects.requireNonNull(functions.get(request.table(history))).get(request);
      rows.computeIfAbsent(request.title(), _ -> new ArrayList<>()).add(said(meter.take()));
    }
  }

  /// `1 Query + 1 BatchGetItem, 24.0`.
  private static String said(Map<String, Consumption> consumed) {
    List<String> calls = new ArrayList<>();
    double units = 0;
    for (Map.Entry<String, Consumption> operation : consumed.entrySet()) {
      calls.add(operation.getValue().calls() + " " + operation.getKey());
      units += operation.getValue().readUnits();
    }
    return String.format(Locale.ROOT, "%s: %.1f", String.join(", ", calls), units);
  }

  void print(PrintStream out) {
    StringBuilder head = new StringBuilder("| page: calls and read units |");
    sizes.forEach(size -> head.append(String.format(Locale.ROOT, " %,d changes |", size)));
    out.println(head);
    out.println("|---|" + "---|".repeat(sizes.size()));
    rows.forEach(
        (title, cells) -> out.println("| " + title + " | " + String.join(" | ", cells) + " |"));
  }
}
