package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObjectBuilder;

/// One line of JSON at a function's boundary: what came in and what became of it. Ids and words
/// only, never a document, a body or a token.
public final class LogLine {
  private final JsonObjectBuilder members = JsonValues.object();

  public static LogLine of(String event) {
    return new LogLine().with("event", event);
  }

  public LogLine with(String name, String value) {
    members.add(name, value);
    return this;
  }

  /// With the exception and where it comes from.
  public LogLine with(Throwable trouble) {
    StackTraceElement[] trace = trouble.getStackTrace();
    members.add("error", String.valueOf(trouble));
    members.add("at", trace.length == 0 ? "" : trace[0].toString());
    return this;
  }

  public void to(LambdaLogger logger) {
    logger.log(members.build() + "\n");
  }
}
