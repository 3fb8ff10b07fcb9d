package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.QueueMessage;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.WakeDueChanges;

/// Applies the changes that `changes.fifo` names, and once a minute looks for those whose time has
/// come.
public final class ApplyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final ApplyChange applyChange;
  private final WakeDueChanges wakeDueChanges;
  private final Redelivery redelivery;

  public ApplyHandler() {
    this(ApplyComponent.of(Environment.ofProcess()));
  }

  ApplyHandler(ApplyComponent component) {
    this(component.applyChange(), component.wakeDueChanges(), component.redelivery());
  }

  ApplyHandler(ApplyChange applyChange, WakeDueChanges wakeDueChanges, Redelivery redelivery) {
    this.applyChange = applyChange;
    this.wakeDueChanges = wakeDueChanges;
    this.redelivery = redelivery;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(
        event,
        message -> handle(message, context),
        (message, trouble) -> ChangeLine.of(message, trouble).to(context.getLogger()));
  }

  private boolean handle(SQSMessage message, Context context) {
    return switch (QueueMessage.parse(message.getBody())) {
      case ChangesMessage named -> apply(named, message, context);
      case QueueMessage.Schedule _ -> {
        ChangeLine.woken(wakeDueChanges.wake()).to(context.getLogger());
        yield true;
      }
    };
  }

  private boolean apply(ChangesMessage named, SQSMessage message, Context context) {
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
