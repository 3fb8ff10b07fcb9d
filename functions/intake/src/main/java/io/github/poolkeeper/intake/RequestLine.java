package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Metric;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.TakeObservation;
import java.time.InstantSource;
import java.util.List;

/// The line that is logged of each message.
final class RequestLine {
  private RequestLine() {}

  static LogLine of(SQSMessage message, Context context, InstantSource clock) {
    return LogLine.of("request", context, clock)
        .with("message", message.getMessageId())
        .with("delivery", message.getAttributes().getOrDefault("ApproximateReceiveCount", "1"));
  }

  static void ends(LogLine line, Acceptance acceptance) {
    switch (acceptance) {
      case Acceptance.Accepted(ChangeRecord record) ->
          change(line.measure(Metric.REQUESTS_ACCEPTED, 1), "accepted", record);
      case Acceptance.Repeated(ChangeRecord existing) -> change(line, "repeated", existing);
      case Acceptance.Rejected(List<Violation> violations) ->
          line.measure(Metric.REQUESTS_REJECTED, 1)
              .with("outcome", "rejected")
              .with("violations", violations.size());
    }
  }

  static void ends(LogLine line, TakeObservation.Taken taken) {
    switch (taken) {
      case TakeObservation.Taken.Passed(UserPoolId pool, String eventId) ->
          line.with("outcome", "look").with("userPool", pool.value()).with("event", eventId);
      case TakeObservation.Taken.Dropped(String why) ->
          line.with("outcome", "dropped").with("why", why);
    }
  }

  private static void change(LogLine line, String outcome, ChangeRecord record) {
    line.with("outcome", outcome)
        .with("userPool", record.userPoolId().value())
        .with("change", record.id().value());
  }
}
