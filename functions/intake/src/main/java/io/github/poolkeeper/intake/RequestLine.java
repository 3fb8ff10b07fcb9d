package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.intake.Acceptance;

/// The line that is logged of each message.
final class RequestLine {
  private RequestLine() {}

  static LogLine of(SQSMessage message) {
    return LogLine.of("request").with("message", message.getMessageId());
  }

  static LogLine of(SQSMessage message, Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Accepted(ChangeRecord record) -> change(message, "accepted", record);
      case Acceptance.Repeated(ChangeRecord existing) -> change(message, "repeated", existing);
      case Acceptance.Rejected(var violations) ->
          of(message).with("outcome", "rejected").with("violations", "" + violations.size());
    };
  }

  private static LogLine change(SQSMessage message, String outcome, ChangeRecord record) {
    return of(message)
        .with("outcome", outcome)
        .with("userPool", record.userPoolId().value())
        .with("change", record.id().value());
  }
}
