package io.github.poolkeeper.bench.history;

import io.github.poolkeeper.bench.meter.Machine;
import io.github.poolkeeper.bench.meter.MeteredDynamoDb;
import io.github.poolkeeper.local.stack.Project;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `infra/bench/run history [changes]…`: pages of histories with so many changes, their time and
/// what DynamoDB charges for them.
public final class Main {
  private static final List<Integer> SIZES = List.of(100, 10_000, 1_000_000);
  private static final int WARM_UPS = 60;
  private static final int ROUNDS = 200;

  private final Project project;
  private final PrintStream out;

  private Main(Project project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length == 0
            ? SIZES
            : Arrays.stream(arguments).map(Integer::valueOf).sorted().toList();
    var project = new Project(Path.of(System.getProperty("poolkeeper.project", ".")));
    run(project, sizes, WARM_UPS, ROUNDS, System.out);
    System.exit(0);
  }

  static void run(Project project, List<Integer> sizes, int warmUps, int rounds, PrintStream out)
      throws Exception {
    out.println(Machine.describe());
    new Main(project, out).pages(sizes, warmUps, rounds);
    out.println(Machine.describe());
  }

  private void pages(List<Integer> sizes, int warmUps, int rounds) throws Exception {
    PageLatency latency = new PageLatency();
    PageCost cost = new PageCost();
    List<HistoryFunction> functions = new ArrayList<>();
    try (BenchTables tables = BenchTables.start(project);
        MeteredDynamoDb meter = MeteredDynamoDb.before(tables.endpoint())) {
      for (int size : sizes) {
        SizedHistory history = load(tables, size);
        Map<String, HistoryFunction> direct = start(tables, history, tables.endpoint());
        functions.addAll(direct.values());
        latency.add(history, direct, new Floor(tables.client()));
        Map<String, HistoryFunction> metered = start(tables, history, meter.endpoint());
        try {
          cost.add(history, metered, meter);
        } finally {
          metered.values().forEach(HistoryFunction::close);
        }
      }
      latency.run(warmUps, rounds);
    } finally {
      functions.forEach(HistoryFunction::close);
    }
    latency.print(out);
    out.println();
    cost.print(out);
  }

  /// A function for each table of a size.
  private Map<String, HistoryFunction> start(BenchTables tables, SizedHistory history, URI dynamoDb)
      throws IOException {
    Map<String, HistoryFunction> started = new HashMap<>();
    for (String table : List.of(history.table(), history.spread())) {
      started.put(table, HistoryFunction.start(project, tables.historyFunction(), table, dynamoDb));
    }
    return started;
  }

  private SizedHistory load(BenchTables tables, int size) throws Exception {
    long begin = System.nanoTime();
    SizedHistory history =
        SizedHistory.load(
            tables.client(),
            tables.create("size-" + size),
            tables.create("spread-" + size),
            size,
            configuration());
    System.err.printf(
        Locale.ROOT, "loaded %,d changes in %.0f s%n", size, (System.nanoTime() - begin) / 1e9);
    return history;
  }

  /// The sample pool's.
  private JsonObject configuration() throws IOException {
    Path file = project.template().resolveSibling("events").resolve("pool.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readObject().getJsonObject("UserPool");
    }
  }
}
