package io.github.poolkeeper.bench.pipeline;

import io.github.poolkeeper.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/// Bare loops over the same gateway that decide nothing. [#sameCalls] makes the calls of the
/// pipeline, with items as large as its own; [#peer] is what people write in its place: receive,
/// describe, set, update, delete, and no history.
final class Floor implements AutoCloseable {
  private final Clients clients;
  private final SqsCalls sqs;
  private final CognitoCalls cognito;
  private final HistoryCalls history;
  private final String requests;
  private final String changes;

  private Floor(LocalStack stack, Clients clients, String samplePool) {
    this.clients = clients;
    this.sqs = new SqsCalls(clients.sqs());
    this.cognito = new CognitoCalls(clients.cognito());
    this.history =
        new HistoryCalls(clients.dynamoDb(), stack.output("HistoryTableName"), samplePool);
    this.requests = sqs.create("floor-requests");
    this.changes = sqs.create("floor-changes");
  }

  /// @param samplePool a pool with one change, whose items are taken for samples
  static Floor over(LocalStack stack, String samplePool) {
    return new Floor(stack, Clients.of(stack), samplePool);
  }

  /// Each pool's changes one after the other, so many pools at a time; answers the time a change.
  ///
  /// @param change takes a pool and the number of a change
  static Duration run(
      List<String> pools, int perPool, int threads, BiConsumer<String, Integer> change)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (String pool : pools) {
        running.add(
            workers.submit(
                () -> {
                  for (int number = 0; number < perPool; number++) {
                    change.accept(pool, number);
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return Duration.ofNanos((System.nanoTime() - begin) / ((long) pools.size() * perPool));
  }

  /// The calls of one plain change.
  void sameCalls(String pool, int number) {
    String id = UUID.randomUUID().toString();
    sqs.pass(requests, pool, RunningPipeline.request(pool, number), () -> history.open(pool, id));
    sqs.pass(changes, pool, id, () -> apply(pool, id, number));
  }

  private void apply(String pool, String id, int number) {
    history.load(pool, id);
    UserPoolType described = cognito.read(pool);
    history.intend(pool, id, number);
    cognito.update(pool, described, number);
    cognito.read(pool);
    history.end(pool, id, number);
  }

  /// The loop without a history.
  void peer(String pool, int number) {
    sqs.pass(
        requests,
        pool,
        RunningPipeline.request(pool, number),
        () -> cognito.update(pool, cognito.describe(pool), number));
  }

  @Override
  public void close() {
    clients.close();
  }
}
