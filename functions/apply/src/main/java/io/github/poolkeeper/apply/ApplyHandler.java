package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.Outcome;
import java.time.InstantSource;

/// Applies the changes that `changes.fifo` names.
public final class ApplyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ApplyChange applyChange;
  private final Redelivery redelivery;
  private final CognitoTraffic traffic;
  private final InstantSource clock;

  public ApplyHandler() {
    this(ApplyComponent.of(Environment.ofProcess()));
  }

  ApplyHandler(ApplyComponent component) {
    this(
        component.applyChange(),
        component.redelivery(),
        component.traffic(),
        InstantSource.system());
  }

  ApplyHandler(
      ApplyChange applyChange, Redelivery redelivery, CognitoTraffic traffic, InstantSource clock) {
    this.applyChange = applyChange;
    this.redelivery = redelivery;
    this.traffic = traffic;
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(event, message -> ChangeLine.of(message, context, clock), this::apply);
  }

  private boolean apply(SQSMessage message, LogLine line) {
    ChangesMessage named = ChangesMessage.parse(message.getBody());
    ChangeLine.names(line, named);
    try {
      return apply(message, named, line);
    } finally {
      ChangeLine.took(line, traffic.take());
    }
  }

  private boolean apply(SQSMessage message, ChangesMessage named, LogLine line) {
    Outcome outcome =
        applyChange.apply(named.userPoolId(), named.changeId(), ChangeLine.delivery(message));
    ChangeLine.ends(line, outcome);
    if (outcome instanceof Outcome.Retry retry) {
      redelivery.delay(message.getReceiptHandle(), retry.after());
    }
    return outcome instanceof Outcome.Done;
  }
}
