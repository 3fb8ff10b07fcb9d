package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.intake.Submission;
import java.time.InstantSource;
import java.util.Optional;

/// Takes change requests from `change-requests.fifo`.
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final AcceptRequest acceptRequest;
  private final InstantSource clock;

  public IntakeHandler() {
    this(IntakeComponent.of(Environment.ofProcess()).acceptRequest(), InstantSource.system());
  }

  IntakeHandler(AcceptRequest acceptRequest, InstantSource clock) {
    this.acceptRequest = acceptRequest;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(
        event, message -> RequestLine.of(message, context, clock), this::accept);
  }

  private boolean accept(SQSMessage message, LogLine line) {
    Acceptance acceptance =
        acceptRequest.accept(
            new Submission(
                message.getMessageId(),
                Optional.ofNullable(message.getAttributes().get("SenderId")),
                Optional.ofNullable(message.getBody()).orElse("")));
    RequestLine.ends(line, acceptance);
    return true;
  }
}
