package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.lambda.LambdaFunction;
import io.github.poolkeeper.local.lambda.Redelivery;
import io.github.poolkeeper.local.lambda.SqsEventSource;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.FunctionDefinition.QueueEvent;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What brings messages to the functions, through the gateway like anybody else.
final class EventSources implements AutoCloseable {
  private final Place place;
  private final StackSettings settings;
  private final Credentials credentials;
  private final List<SqsEventSource> running = new ArrayList<>();

  EventSources(Place place, StackSettings settings, Credentials credentials) {
    this.place = place;
    this.settings = settings;
    this.credentials = credentials;
  }

  /// From now on messages are processed.
  ///
  /// @param senderOf the verified sender of a message
  void start(
      StackDefinition stack,
      Map<FunctionDefinition, LambdaFunction> functions,
      Function<String, Optional<String>> senderOf)
      throws IOException, InterruptedException {
    for (Map.Entry<FunctionDefinition, LambdaFunction> function : functions.entrySet()) {
      for (QueueEvent event : function.getKey().queueEvents()) {
        running.add(
            SqsEventSource.start(
                source(stack, function.getKey(), event), function.getValue(), senderOf));
      }
    }
  }

  private SqsEventSource.Settings source(
      StackDefinition stack, FunctionDefinition function, QueueEvent event) {
    var queue =
        new SqsEventSource.Queue(
            settings.endpoints().getOrDefault(AwsService.SQS, place.endpoint()),
            stack.queueWithArn(event.queueArn()).url(),
            event.queueArn(),
            signer(credentials.of(function)),
            signer(AccessKey.ofUser("test")));
    return new SqsEventSource.Settings(
        queue, place.region(), event.batchSize(), event.concurrency(), redelivery());
  }

  private RequestSigner signer(AccessKey key) {
    return new RequestSigner(key, place.region(), InstantSource.system());
  }

  /// Queues elsewhere are their owner's affair.
  private Redelivery redelivery() {
    return settings.endpoints().containsKey(AwsService.SQS)
        ? Redelivery.asOnAws()
        : settings.redelivery();
  }

  @Override
  public void close() {
    running.forEach(SqsEventSource::close);
  }
}
