package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.events.EventBus;
import io.github.poolkeeper.local.events.EventPipe;
import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.gateway.Gateway;
import io.github.poolkeeper.local.server.DynamoDbLocal;
import io.github.poolkeeper.local.server.ElasticMq;
import io.github.poolkeeper.local.server.LocalServer;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import io.github.poolkeeper.local.template.PipeDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// SQS and DynamoDB, started side by side, with the template's queues and tables in them.
final class Servers implements AutoCloseable {
  private final Place place;
  private final StackSettings settings;
  private final Queue<LocalServer> started = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Servers(Place place, StackSettings settings) {
    this.place = place;
    this.settings = settings;
  }

  /// Those that run elsewhere get the template's queues and tables too.
  Gateway.Servers start(StackDefinition stack) throws Exception {
    Map<AwsService, URI> here = new EnumMap<>(AwsService.class);
    // Platform threads: the servers' own threads inherit the context class loader from these.
    try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
      Future<URI> sqs = starters.submit(() -> sqs(stack));
      Future<URI> dynamoDb = starters.submit(() -> dynamoDb(stack));
      here.put(AwsService.SQS, result(sqs));
      here.put(AwsService.DYNAMODB, result(dynamoDb));
    }
    here.keySet().removeAll(settings.endpoints().keySet());
    return new Gateway.Servers(here, settings.endpoints());
  }

  private URI sqs(StackDefinition stack) throws Exception {
    URI endpoint =
        startUnlessElsewhere(
            AwsService.SQS,
            () ->
                ElasticMq.start(
                    settings.project().classPathFile("elasticmq"),
                    place.endpoint(),
                    place.region(),
                    place.accountId()));
    Resources.createQueues(stack, client(AwsService.SQS, endpoint));
    return endpoint;
  }

  private URI dynamoDb(StackDefinition stack) throws Exception {
    URI endpoint =
        startUnlessElsewhere(
            AwsService.DYNAMODB,
            () -> DynamoDbLocal.start(settings.project().classPathFile("dynamodb")));
    Resources.createTables(stack, client(AwsService.DYNAMODB, endpoint));
    return endpoint;
  }

  private URI startUnlessElsewhere(AwsService service, Callable<LocalServer> start)
      throws Exception {
    URI elsewhere = settings.endpoints().get(service);
    if (elsewhere != null) {
      return elsewhere;
    }
    LocalServer server = start.call();
    started.add(server);
    return server.endpoint();
  }

  AwsJsonClient client(AwsService service, URI endpoint) {
    return AwsJsonClient.of(client, service, endpoint, signer());
  }

  /// The pipes of the tables that stand here; a table elsewhere has its stream there.
  List<EventPipe> startPipes(StackDefinition stack, URI dynamoDb, EventBus bus)
      throws IOException, InterruptedException {
    List<EventPipe> pipes = new ArrayList<>();
    if (!settings.endpoints().containsKey(AwsService.DYNAMODB)) {
      var streams = AwsJsonClient.ofStreams(client, dynamoDb, signer());
      for (PipeDefinition pipe : stack.pipes()) {
        pipes.add(EventPipe.start(pipe, place, streams::call, bus));
      }
    }
    return pipes;
  }

  private RequestSigner signer() {
    return new RequestSigner(AccessKey.ofUser("test"), place.region(), InstantSource.system());
  }

  private static <T> T result(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    List.copyOf(started).forEach(LocalServer::close);
  }
}
