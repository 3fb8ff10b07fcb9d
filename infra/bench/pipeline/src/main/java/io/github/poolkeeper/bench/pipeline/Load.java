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
      Mark begin = Mark.now(cognito);
      pipeline.send(ids, changes);
      int all = pools * changes;
      Mark tenth = after(pipeline, all / 10);
      Mark ninth = after(pipeline, all - all / 10);
      Mark end = after(pipeline, all);
      cognito.limit(Quota.UNLIMITED);
      print(out, begin, tenth, ninth, end);
      Map<String, Integer> statuses = pipeline.statuses(ids);
      out.printf(
          "%nended: %s; put back into the queue: %d%n", statuses, pipeline.outcomes().putBack());
      return statuses.equals(Map.of("APPLIED", pools * changes));
    }
  }

  private static Mark after(RunningPipeline pipeline, int ended) throws InterruptedException {
    pipeline.outcomes().await(ended, LIMIT);
    return Mark.now(pipeline.stack().cognito());
  }

  /// What Cognito has been asked up to a time.
  private record Mark(long nanos, List<String> calls, List<String> throttled) {
    static Mark now(FakeCognito cognito) {
      return new Mark(System.nanoTime(), cognito.calls(), cognito.throttledCalls());
    }

    long refused(Quota.Rate rate) {
      return throttled.stream().filter(rate.operations()::contains).count();
    }

    long taken(Quota.Rate rate) {
      return calls.stream().filter(rate.operations()::contains).count() - refused(rate);
    }

    double secondsSince(Mark earlier) {
      return Outcomes.seconds(nanos - earlier.nanos);
    }

    /// The share of what a rate allows that has been taken since.
    double used(Quota.Rate rate, Mark since) {
      return (taken(rate) - since.taken(rate)) / (rate.perSecond() * secondsSince(since));
    }
  }

  private void print(PrintStream out, Mark begin, Mark tenth, Mark ninth, Mark end) {
    double seconds = end.secondsSince(begin);
    out.printf(
        Locale.ROOT,
        "%d pools, %d changes each, quota %s, parameters %s: %.1f s, %.2f changes a second%n%n",
        pools,
        changes,
        quota.name(),
        parameters,
        seconds,
        pools * changes / seconds);
    out.println(
        "| calls of | taken | throttled | allowed a second | used | used from the first tenth of"
            + " the changes to the last |");
    out.println("|---|---|---|---|---|---|");
    for (Quota.Rate rate : quota.rates()) {
      if (!rate.eachPoolForItself() && end.taken(rate) > 0) {
        out.printf(
            Locale.ROOT,
            "| %s | %d | %d | %d | %.0f %% | %.0f %% |%n",
            String.join(
                ", ", rate.operations().stream().filter(end.calls()::contains).sorted().toList()),
            end.taken(rate),
            end.refused(rate),
            rate.perSecond(),
            100 * end.used(rate, begin),
            100 * ninth.used(rate, tenth));
      }
    }
  }
}
