package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Metric;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.LookMessage;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import java.time.Duration;
import java.time.InstantSource;

/// The line that is logged of each delivery.
final class ChangeLine {
  private ChangeLine() {}

  static LogLine of(SQSMessage message, Context context, InstantSource clock) {
    return LogLine.of("change", context, clock)
        .with("message", message.getMessageId())
        .with("delivery", delivery(message));
  }

  static int delivery(SQSMessage message) {
    return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
  }

  static void names(LogLine line, ChangesMessage named) {
    line.with("userPool", named.userPoolId().value())
        .with("change", named.changeId().value())
        .measure(Metric.DELIVERIES, 1);
  }

  /// Poolkeeper sends none like it: whoever does must not hold a pool up with it. Counted as an
  /// exception, which somebody is told of.
  static void refused(LogLine line, String why) {
    line.with("outcome", "refused").with("why", why).measure(Metric.EXCEPTIONS, 1);
  }

  static void names(LogLine line, LookMessage asked) {
    line.with("userPool", asked.userPoolId().value());
    asked.seen().ifPresent(seen -> line.with("event", seen.eventId()));
  }

  static void ends(LogLine line, LookAtPool.Looked looked) {
    switch (looked) {
      case LookAtPool.Looked.Unknown _ -> line.with("outcome", "not a pool of Poolkeeper's");
      case LookAtPool.Looked.Same _ -> line.with("outcome", "as it is on record");
      case LookAtPool.Looked.Attributed(ChangeId change) ->
          line.with("outcome", "attributed").with("change", change.value());
      case LookAtPool.Looked.Found(ChangeId change) ->
          line.with("outcome", "found").with("change", change.value());
      case LookAtPool.Looked.Unseen(ApiError error) ->
          line.with("outcome", "unseen").with("why", error.code() + ": " + error.message());
      case LookAtPool.Looked.Again(ApiError error) ->
          line.measure(Metric.INTERRUPTED, 1)
              .with("outcome", "again")
              .with("why", error.code() + ": " + error.message());
    }
  }

  static void woken(LogLine line, WakeDueChanges.Woken woken) {
    line.with("outcome", "schedule")
        .with("sent", woken.sent())
        .measure(Metric.OLDEST_DUE, woken.oldestDue().toSeconds());
  }

  static void ends(LogLine line, Outcome outcome) {
    switch (outcome) {
      case Outcome.Unknown _ -> refused(line, "there is no such change on record");
      case Outcome.Done(ChangeRecord record, var digest) -> {
        digest.ifPresent(made -> line.with("digest", made.hex()));
        done(line, record);
      }
      case Outcome.Retry(Duration after, String why) ->
          line.measure(Metric.INTERRUPTED, 1)
              .with("outcome", "again")
              .with("afterSeconds", after.toSeconds())
              .with("why", why);
    }
  }

  static void took(LogLine line, CognitoTraffic.Calls calls) {
    line.measure(Metric.COGNITO_CALLS, calls.sent())
        .measure(Metric.COGNITO_THROTTLED, calls.throttled());
  }

  static void found(LogLine line, int weakening) {
    if (weakening > 0) {
      line.measure(Metric.WEAKENING_FINDS, weakening);
    }
  }

  /// A change that had ended before has only had its callback answered again: it is not counted
  /// twice.
  private static void done(LogLine line, ChangeRecord record) {
    line.with("kind", record.kind())
        .with("attempts", record.state().attempts().size())
        .status(record.state().status().word());
    if (record.state() instanceof ChangeState.Newer) {
      line.with("outcome", "left to the newer release that wrote it");
    } else if (!(record.state() instanceof ChangeState.Ended ended)) {
      line.with("outcome", "waits");
    } else if (ended.endedAt().isBefore(line.start())) {
      line.with("outcome", "answered again");
    } else {
      line.with("outcome", "ended")
          .measure(Metric.CHANGES_ENDED, 1)
          .measure(
              Metric.TIME_TO_END,
              Duration.between(record.requestedAt(), ended.endedAt()).toMillis());
    }
  }
}
