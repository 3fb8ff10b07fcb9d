package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.bench.meter.Consumption;
import io.github.poolkeeper.bench.meter.MeteredDynamoDb;
import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.server.DynamoDbLocal;
import io.github.poolkeeper.local.stack.Project;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// What each kind of change costs in DynamoDB, and what it leaves there: the functions as they are,
/// with a meter before the database.
record ChangeCost(Project project) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TYPICAL = 20;
  private static final int TOGGLES = 10;

  void print(PrintStream out) throws Exception {
    try (DynamoDbLocal server = DynamoDbLocal.start(project.classPathFile("dynamodb"));
        MeteredDynamoDb meter = MeteredDynamoDb.before(server.endpoint());
        RunningPipeline pipeline =
            RunningPipeline.start(
                project, Map.of(AwsService.DYNAMODB, meter.endpoint()), Map.of())) {
      new Run(pipeline, meter, new StoredItems(pipeline.stack(), server.endpoint()), out).all();
    }
  }

  /// One pool's life.
  private record Run(
      RunningPipeline pipeline, MeteredDynamoDb meter, StoredItems stored, PrintStream out) {
    void all() throws Exception {
      String pool = pipeline.load("Cost", 1).getFirst();
      out.println("| | calls | read units | write units | items | bytes |");
      out.println("|---|---|---|---|---|---|");
      meter.take();
      measure("first change of a pool", pool, List.of(change(pool, 0)));
      measure(
          "typical change",
          pool,
          IntStream.rangeClosed(1, TYPICAL).mapToObj(n -> change(pool, n)).toList());
      measure("rollback", pool, List.of(rollback(pool)));
      measure("dry run", pool, List.of(dryRun(pool)));
      toggle(pool);
    }

    private void measure(String title, String pool, List<String> messages) throws Exception {
      StoredItems.Size before = stored.of(pool);
      meter.take();
      for (String message : messages) {
        pipeline.change(pool, message, LIMIT);
      }
      Consumption all = meter.take().values().stream().reduce(Consumption.NONE, Consumption::plus);
      StoredItems.Size after = stored.of(pool);
      double count = messages.size();
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %.1f | %.0f |%n",
          title,
          all.calls() / count,
          all.readUnits() / count,
          all.writeUnits() / count,
          (after.items() - before.items()) / count,
          (after.bytes() - before.bytes()) / count);
    }

    /// To and fro between two contents that are on record already.
    private void toggle(String pool) throws Exception {
      int before = stored.of(pool).snapshots();
      for (int i = 0; i < TOGGLES; i++) {
        pipeline.change(pool, change(pool, 1 + i % 2, "toggle-" + i), LIMIT);
      }
      out.printf(
          "%n%d more changes to and fro between two contents on record: %d new snapshots%n",
          TOGGLES, stored.of(pool).snapshots() - before);
    }

    private static String change(String pool, int number) {
      return change(pool, number, "bench-" + number);
    }

    private static String change(String pool, int number, String requestId) {
      return RunningPipeline.request(pool, number).replace("bench-" + number, requestId);
    }

    private String rollback(String pool) throws Exception {
      String last = pipeline.newest(pool);
      return "{\"userPoolId\":\"%s\",\"requestId\":\"back\",\"rollback\":{\"changeId\":\"%s\"}}"
          .formatted(pool, last);
    }

    private static String dryRun(String pool) {
      String request = RunningPipeline.request(pool, TYPICAL + 1);
      return request.substring(0, request.length() - 1) + ",\"dryRun\":true}";
    }
  }
}
