package io.github.poolkeeper.apply;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.cognito.CognitoTraffic;
import io.github.poolkeeper.aws.dynamodb.WeakeningFinds;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.SqsEvents;
import io.github.poolkeeper.aws.lambda.StartLine;
import io.github.poolkeeper.aws.sqs.ChangesMessage;
import io.github.poolkeeper.aws.sqs.LookMessage;
import io.github.poolkeeper.aws.sqs.QueueMessage;
import io.github.poolkeeper.aws.sqs.Redelivery;
import io.github.poolkeeper.core.apply.ApplyChange;
import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.apply.Outcome;
import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.watch.LookAtEveryPool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Applies the changes that `changes.fifo` names, looks at pools that others have written to, and
/// once a minute looks for changes whose time has come and for pools whose turn it is.
public final class ApplyHandler implements RequestStreamHandler {
  /// A look holds the pool's changes up no longer than this at a time.
  private static final Duration NEXT_LOOK = Duration.ofSeconds(30);

  private final ApplyChange applyChange;
  private final LookAtPool lookAtPool;
  private final LookSender lookSender;
  private final WakeDueChanges wakeDueChanges;
  private final LookAtEveryPool lookAtEveryPool;
  private final Redelivery redelivery;
  private final CognitoTraffic traffic;
  private final WeakeningFinds finds;
  private final InstantSource clock;

  public ApplyHandler() {
    this(Environment.ofProcess());
  }

  private ApplyHandler(Environment environment) {
    this(environment, ApplyComponent.of(environment, ClientSettings.live()));
  }

  private ApplyHandler(Environment environment, ApplyComponent component) {
    this(component);
    StartLine.write(environment, component.settings().policy().version());
    Priming.register(environment, new ApplyRehearsal(environment));
  }

  ApplyHandler(ApplyComponent component) {
    this(
        component.applyChange(),
        component.lookAtPool(),
        component.lookSender(),
        component.wakeDueChanges(),
        component.lookAtEveryPool(),
        component.redelivery(),
        component.traffic(),
        component.finds(),
        InstantSource.system());
  }

  ApplyHandler(
      ApplyChange applyChange,
      LookAtPool lookAtPool,
      LookSender lookSender,
      WakeDueChanges wakeDueChanges,
      LookAtEveryPool lookAtEveryPool,
      Redelivery redelivery,
      CognitoTraffic traffic,
      WeakeningFinds finds,
      InstantSource clock) {
    this.applyChange = applyChange;
    this.lookAtPool = lookAtPool;
    this.lookSender = lookSender;
    this.wakeDueChanges = wakeDueChanges;
    this.lookAtEveryPool = lookAtEveryPool;
    this.redelivery = redelivery;
    this.traffic = traffic;
    this.finds = finds;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    SqsEvents.write(handleRequest(SqsEvents.read(event), context), response);
  }

  SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(
        event, message -> ChangeLine.of(message, context, clock), this::handle);
  }

  private boolean handle(SQSMessage message, LogLine line) {
    return switch (QueueMessage.parse(message.getBody())) {
      case QueueMessage.Unreadable(String why) -> {
        ChangeLine.refused(line, why);
        yield true;
      }
      case LookMessage asked
          when !isInGroup(asked.userPoolId(), message)
              || (asked.seen().isPresent() && !lookSender.sent(message)) -> {
        ChangeLine.names(line, asked);
        ChangeLine.refused(line, "not from intake, or in another group than its pool's");
        yield true;
      }
      case LookMessage asked -> look(asked, message, line);
      case ChangesMessage named when !isInGroup(named.userPoolId(), message) -> {
        ChangeLine.names(line, named);
        ChangeLine.refused(line, "the message group is not the change's user pool");
        yield true;
      }
      case ChangesMessage named -> apply(named, message, line);
      case QueueMessage.Schedule _ -> {
        schedule(line);
        yield true;
      }
    };
  }

  /// The looks have their turn whatever becomes of what is due.
  private void schedule(LogLine line) {
    try {
      ChangeLine.woken(line, wakeDueChanges.wake());
    } catch (RuntimeException e) {
      try {
        line.with("looks", lookAtEveryPool.goOn());
      } catch (RuntimeException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
    line.with("looks", lookAtEveryPool.goOn());
  }

  /// A pool is its message group, which keeps two changes from working on it at once. Poolkeeper
  /// sends no other; the change itself is on record and not lost.
  private static boolean isInGroup(UserPoolId pool, SQSMessage message) {
    return pool.value().equals(message.getAttributes().get("MessageGroupId"));
  }

  private boolean look(LookMessage asked, SQSMessage message, LogLine line) {
    ChangeLine.names(line, asked);
    try {
      LookAtPool.Looked looked =
          asked
              .seen()
              .map(seen -> lookAtPool.look(asked.userPoolId(), seen, told(message)))
              .orElseGet(() -> lookAtPool.look(asked.userPoolId()));
      ChangeLine.ends(line, looked);
      if (looked instanceof LookAtPool.Looked.Again) {
        redelivery.delay(message.getReceiptHandle(), NEXT_LOOK);
      }
      return !(looked instanceof LookAtPool.Looked.Again);
    } finally {
      ChangeLine.took(line, traffic.take());
      ChangeLine.found(line, finds.take());
    }
  }

  /// When intake had it: it may have waited for long behind changes of its pool.
  private Instant told(SQSMessage message) {
    return Optional.ofNullable(message.getAttributes().get("SentTimestamp"))
        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
        .filter(sent -> sent.isBefore(clock.instant()))
        .orElseGet(clock::instant);
  }

  private boolean apply(ChangesMessage named, SQSMessage message, LogLine line) {
    ChangeLine.names(line, named);
    try {
      return outcome(named, message, line);
    } finally {
      ChangeLine.took(line, traffic.take());
      ChangeLine.found(line, finds.take());
    }
  }

  private boolean outcome(ChangesMessage named, SQSMessage message, LogLine line) {
    Outcome outcome =
        applyChange.apply(named.userPoolId(), named.changeId(), ChangeLine.delivery(message));
    ChangeLine.ends(line, outcome);
    if (outcome instanceof Outcome.Retry retry) {
      redelivery.delay(message.getReceiptHandle(), retry.after());
    }
    return !(outcome instanceof Outcome.Retry);
  }
}
