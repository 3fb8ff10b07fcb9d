package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.intake.Submission;
import java.util.Optional;

/// Takes change requests from `change-requests.fifo`.
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final AcceptRequest acceptRequest;

  public IntakeHandler() {
    this(IntakeComponent.of(Environment.ofProcess()).acceptRequest());
  }

  IntakeHandler(AcceptRequest acceptRequest) {
    this.acceptRequest = acceptRequest;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(
        event,
        message -> accept(message, context),
        (message, trouble) -> RequestLine.of(message).with(trouble).to(context.getLogger()));
  }

  private boolean accept(SQSMessage message, Context context) {
    Acceptance acceptance =
        acceptRequest.accept(
            new Submission(
                message.getMessageId(),
                Optional.ofNullable(message.getAttributes().get("SenderId")),
                Optional.ofNullable(message.getBody()).orElse("")));
    RequestLine.of(message, acceptance).to(context.getLogger());
    return true;
  }
}
