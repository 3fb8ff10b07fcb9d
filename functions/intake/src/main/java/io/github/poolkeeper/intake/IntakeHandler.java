package io.github.poolkeeper.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.FifoBatch;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.SqsEvents;
import io.github.poolkeeper.aws.sqs.ScheduledEvent;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.intake.AcceptRequest;
import io.github.poolkeeper.core.intake.Acceptance;
import io.github.poolkeeper.core.intake.Submission;
import io.github.poolkeeper.core.watch.TakeObservation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;

/// Takes change requests from `change-requests.fifo`, and what others do to pools from
/// `observations.fifo`.
public final class IntakeHandler implements RequestStreamHandler {
  private final AcceptRequest acceptRequest;
  private final TakeObservation takeObservation;
  private final ObservationsQueueArn observations;
  private final InstantSource clock;

  public IntakeHandler() {
    this(Environment.ofProcess());
  }

  private IntakeHandler(Environment environment) {
    this(IntakeComponent.of(environment, ClientSettings.live()));
    Priming.register(environment, new IntakeRehearsal(environment));
  }

  IntakeHandler(IntakeComponent component) {
    this(
        component.acceptRequest(),
        component.takeObservation(),
        component.observations(),
        InstantSource.system());
  }

  IntakeHandler(
      AcceptRequest acceptRequest,
      TakeObservation takeObservation,
      ObservationsQueueArn observations,
      InstantSource clock) {
    this.acceptRequest = acceptRequest;
    this.takeObservation = takeObservation;
    this.observations = observations;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    SqsEvents.write(handleRequest(SqsEvents.read(event), context), response);
  }

  SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return FifoBatch.process(event, message -> RequestLine.of(message, context, clock), this::take);
  }

  /// What a message is, its queue says: on the one of observations nobody but the watching rule may
  /// send, and nothing on the other is taken for one.
  private boolean take(SQSMessage message, LogLine line) {
    return observations.value().equals(message.getEventSourceArn())
        ? observe(message, line)
        : accept(message, line);
  }

  private boolean observe(SQSMessage message, LogLine line) {
    String body = Optional.ofNullable(message.getBody()).orElse("");
    RequestLine.ends(line, takeObservation.take(body));
    return true;
  }

  private boolean accept(SQSMessage message, LogLine line) {
    String body = Optional.ofNullable(message.getBody()).orElse("");
    if (ScheduledEvent.isOne(body)) {
      // It has come: that is all it is for (ADR 27).
      line.with("outcome", "schedule");
      return true;
    }
    Acceptance acceptance =
        acceptRequest.accept(
            new Submission(
                message.getMessageId(),
                Optional.ofNullable(message.getAttributes().get("SenderId")).map(Identity::new),
                EarlierSenders.of(message),
                body));
    RequestLine.ends(line, acceptance);
    return true;
  }
}
