package io.github.poolkeeper.aws.lambda;

import static java.util.stream.Collectors.toCollection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.VisibleText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One line of JSON at a function's boundary: what came in, what became of it, and how long it took
/// (`millis`). Ids, words and numbers only, never a document, a body or a token; nothing in it is
/// long. What is measured of it is in the same line, in CloudWatch's embedded metric format.
public final class LogLine {
  private static final int MAX_TEXT = 500;
  private static final String FUNCTION = "function";
  private static final String STATUS = "status";

  private final JsonObjectBuilder members = JsonValues.object();
  private final Map<Metric, Long> metrics = new EnumMap<>(Metric.class);
  private final LambdaLogger logger;
  private final InstantSource clock;
  private final Instant start;
  private boolean hasStatus;

  private LogLine(LambdaLogger logger, InstantSource clock) {
    this.logger = logger;
    this.clock = clock;
    this.start = clock.instant();
  }

  /// Starts the line, and its time.
  public static LogLine of(String event, Context context, InstantSource clock) {
    return of(event, context.getFunctionName(), context.getLogger(), clock);
  }

  /// The same where there is no invocation.
  static LogLine of(String event, String function, LambdaLogger logger, InstantSource clock) {
    return new LogLine(logger, clock).with("event", event).with(FUNCTION, function);
  }

  public Instant start() {
    return start;
  }

  public LogLine with(String name, String value) {
    members.add(name, JsonWords.cut(value, MAX_TEXT));
    return this;
  }

  public LogLine with(String name, long value) {
    members.add(name, value);
    return this;
  }

  /// How it ended; metrics are counted by it too.
  public LogLine status(String status) {
    hasStatus = true;
    return with(STATUS, status);
  }

  /// With the exception and where it comes from.
  public LogLine with(Throwable trouble) {
    StackTraceElement[] trace = trouble.getStackTrace();
    return with("error", String.valueOf(trouble))
        .with("at", trace.length == 0 ? "" : trace[0].toString())
        .measure(Metric.EXCEPTIONS, 1);
  }

  public LogLine measure(Metric metric, long value) {
    metrics.put(metric, value);
    return this;
  }

  /// Writes it, once.
  public void write() {
    Instant now = clock.instant();
    members.add("millis", Duration.between(start, now).toMillis());
    if (!metrics.isEmpty()) {
      metrics.forEach((metric, value) -> members.add(metric.title(), value));
      members.add("_aws", embedded(now));
    }
    logger.log(VisibleText.of(members.build().toString()) + "\n");
  }

  /// Which members are metrics, and by which of the others they are kept apart.
  private JsonObject embedded(Instant now) {
    JsonArrayBuilder directives =
        JsonValues.array().add(directive(List.of(FUNCTION), metrics.keySet()));
    Set<Metric> byStatus =
        metrics.keySet().stream().filter(Metric::isByStatus).collect(toCollection(TreeSet::new));
    if (hasStatus && !byStatus.isEmpty()) {
      directives.add(directive(List.of(FUNCTION, STATUS), byStatus));
    }
    return JsonValues.object()
        .add("Timestamp", now.toEpochMilli())
        .add("CloudWatchMetrics", directives)
        .build();
  }

  private static JsonObjectBuilder directive(List<String> dimensions, Set<Metric> kept) {
    JsonArrayBuilder defined = JsonValues.array();
    kept.forEach(
        metric ->
            defined.add(
                JsonValues.object().add("Name", metric.title()).add("Unit", metric.unit())));
    return JsonValues.object()
        .add("Namespace", Metric.NAMESPACE)
        .add("Dimensions", JsonValues.array().add(JsonValues.array(dimensions)))
        .add("Metrics", defined);
  }
}
