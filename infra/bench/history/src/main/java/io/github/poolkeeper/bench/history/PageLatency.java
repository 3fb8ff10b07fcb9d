package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.bench.meter.Samples;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Times every request at every size, the sizes in turn, so that whatever else the machine does
/// meets all of them.
final class PageLatency {
  private static final String FLOOR = "(bare query of the newest changes)";

  /// Something to time at one size.
  private record Probe(String title, Runnable request) {}

  private final Map<String, List<Samples>> results = new LinkedHashMap<>();
  private final List<List<Probe>> probesBySize = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /// Adds a size; they are to be added in ascending order.
  void add(SizedHistory history, Map<String, HistoryFunction> functions, Floor floor) {
    sizes.add(history.size());
    List<Probe> probes = new ArrayList<>();
    for (PageRequest request : PageRequest.of(history)) {
      HistoryFunction function = Objects.requireNonNull(functions.get(request.table(history)));
      probes.add(new Probe(request.title(), () -> checked(function, request)));
    }
    probes.add(new Probe(FLOOR, () -> floor.newest(history)));
    probesBySize.add(probes);
    probes.forEach(
        probe -> results.computeIfAbsent(probe.title(), _ -> new ArrayList<>()).add(new Samples()));
  }

  private static void checked(HistoryFunction function, PageRequest request) {
    if (function.get(request).getJsonArray(request.list()).isEmpty()) {
      throw new IllegalStateException(request + " was answered with an empty page");
    }
  }

  /// Asks everything so many times without, then with a watch.
  void run(int warmUps, int rounds) {
    for (int round = -warmUps; round < rounds; round++) {
      for (int kind = 0; kind < results.size(); kind++) {
        for (int size = 0; size < sizes.size(); size++) {
          // Another size is first every time.
          time((size + Math.abs(round)) % sizes.size(), kind, round >= 0);
        }
      }
    }
  }

  private void time(int size, int kind, boolean counts) {
    Probe probe = probesBySize.get(size).get(kind);
    long begin = System.nanoTime();
    probe.request().run();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    if (counts) {
      results.getOrDefault(probe.title(), List.of()).get(size).add(taken);
    }
  }

  /// A table in Markdown: medians and quartiles in milliseconds, and the largest size's median in
  /// terms of the smallest's.
  void print(PrintStream out) {
    StringBuilder head = new StringBuilder("| page |");
    sizes.forEach(size -> head.append(String.format(Locale.ROOT, " %,d changes |", size)));
    out.println(head + " ratio |");
    out.println("|---|" + "---|".repeat(sizes.size() + 1));
    results.forEach((title, samples) -> out.println(row(title, samples)));
  }

  private static String row(String title, List<Samples> samples) {
    StringBuilder row = new StringBuilder("| " + title + " |");
    samples.forEach(each -> row.append(" " + each + " |"));
    double ratio = samples.getLast().medianMillis() / samples.getFirst().medianMillis();
    return row + String.format(Locale.ROOT, " %.2f |", ratio);
  }
}
