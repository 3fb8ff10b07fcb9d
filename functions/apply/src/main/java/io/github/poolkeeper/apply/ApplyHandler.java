package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.Outcome;

/// Applies the changes that `changes.fifo` names.
public final class ApplyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ApplyChange applyChange;
  private final Redelivery redelivery;

  public ApplyHandler() {
    this(ApplyComponent.of(Environment.ofProcess()));
  }

  ApplyHandler(ApplyComponent component) {
    this(component.applyChange(), component.redelivery());
  }

  ApplyHandler(ApplyChange applyChange, Redelivery redelivery) {
    this.applyChange = applyChange;
    this.redelivery = redelivery;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(
        event,
        message -> apply(message, context),
        (message, trouble) -> ChangeLine.of(message, trouble).to(context.getLogger()));
  }

  private boolean apply(SQSMessage message, Context context) {
    ChangesMessage named = ChangesMessage.parse(message.getBody());
    Outcome outcome = applyChange.apply(named.userPoolId(), named.changeId(), delivery(message));
    ChangeLine.of(named, outcome).to(context.getLogger());
    if (outcome instanceof Outcome.Retry retry) {
      redelivery.delay(message.getReceiptHandle(), retry.after());
    }
    return outcome instanceof Outcome.Done;
  }

  private static int delivery(SQSMessage message) {
    return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
  }
}
