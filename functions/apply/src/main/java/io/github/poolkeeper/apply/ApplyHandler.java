package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.SqsEvents;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/// Applies the changes that `changes.fifo` names.
public final class ApplyHandler implements RequestStreamHandler {
  private final ApplyChange applyChange;
  private final Redelivery redelivery;
  private final CognitoTraffic traffic;
  private final InstantSource clock;

  public ApplyHandler() {
    this(Environment.ofProcess());
  }

  private ApplyHandler(Environment environment) {
    this(ApplyComponent.of(environment, ClientSettings.live()));
    Priming.register(environment, new ApplyRehearsal(environment));
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
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    SqsEvents.write(handleRequest(SqsEvents.read(event), context), response);
  }

  SQSBatchResponse handleRequest(SQSEvent event, Context context) {
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
