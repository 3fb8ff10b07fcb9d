package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.core.apply.Outcome;

/// The line that is logged of each delivery.
final class ChangeLine {
  private ChangeLine() {}

  static LogLine of(SQSMessage message, RuntimeException trouble) {
    return LogLine.of("change").with("message", message.getMessageId()).with(trouble);
  }

  static LogLine woken(int changes) {
    return LogLine.of("schedule").with("sent", "" + changes);
  }

  static LogLine of(ChangesMessage named, Outcome outcome) {
    LogLine line =
        LogLine.of("change")
            .with("userPool", named.userPoolId().value())
            .with("change", named.changeId().value());
    return switch (outcome) {
      case Outcome.Done(String status) -> line.with("outcome", status);
      case Outcome.Retry retry -> line.with("outcome", "again").with("why", retry.why());
    };
  }
}
