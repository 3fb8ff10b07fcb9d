package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.cognito.Quota;
import io.github.poolkeeper.local.stack.Project;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Many changes of many pools while Cognito keeps to a quota: whether all end well, and how much of
/// the quota they used.
///
/// @param parameters of the template
record Load(int pools, int changes, Quota quota, Map<String, String> parameters) {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /// False if a change did not end as `APPLIED`.
  boolean run(Project project, PrintStream out) throws Exception {
    try (RunningPipeline pipeline = RunningPipeline.start(project, Map.of(), parameters)) {
      FakeCognito cognito = pipeline.stack().cognito();
      List<String> ids = pipeline.load("Load", pools);
      cognito.clearCalls();
      cognito.limit(quota);
      long begin = System.nanoTime();
      pipeline.send(ids, changes);
      long end = pipeline.outcomes().await(pools * changes, LIMIT);
      List<String> calls = cognito.calls();
      List<String> throttled = cognito.throttledCalls();
      cognito.limit(Quota.UNLIMITED);
      print(out, Outcomes.seconds(end - begin), calls, throttled);
      Map<String, Integer> statuses = pipeline.statuses(ids);
      out.printf(
          "%nended: %s; put back into the queue: %d%n", statuses, pipeline.outcomes().putBack());
      return statuses.equals(Map.of("APPLIED", pools * changes));
    }
  }

  private void print(PrintStream out, double seconds, List<String> calls, List<String> throttled) {
    out.printf(
        Locale.ROOT,
        "%d pools, %d changes each, quota %s, parameters %s: %.1f s, %.2f changes a second%n%n",
        pools,
        changes,
        quota.name(),
        parameters,
        seconds,
        pools * changes / seconds);
    out.println("| calls of | taken | throttled | allowed a second | used |");
    out.println("|---|---|---|---|---|");
    for (Quota.Rate rate : quota.rates()) {
      if (!rate.eachPoolForItself()) {
        print(out, rate, seconds, calls, throttled);
      }
    }
  }

  private static void print(
      PrintStream out,
      Quota.Rate rate,
      double seconds,
      List<String> calls,
      List<String> throttled) {
    long refused = throttled.stream().filter(rate.operations()::contains).count();
    long taken = calls.stream().filter(rate.operations()::contains).count() - refused;
    if (taken > 0) {
      out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %d | %.0f %% |%n",
          String.join(", ", rate.operations().stream().filter(calls::contains).sorted().toList()),
          taken,
          refused,
          rate.perSecond(),
          100 * taken / (rate.perSecond() * seconds));
    }
  }
}
