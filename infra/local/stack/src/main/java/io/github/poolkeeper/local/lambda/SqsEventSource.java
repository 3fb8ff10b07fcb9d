package io.github.poolkeeper.local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls a queue and invokes a function with what it finds, with `ReportBatchItemFailures`.
///
/// What failed stays in flight until its visibility timeout ends, as in Lambda; only the function
/// itself may shorten that. The order within a message group is the queue's work: SQS gives out
/// nothing of a group that has a message in flight, so that the pollers need not know of each
/// other.
public final class SqsEventSource implements AutoCloseable {

  /// Which queue, and how it is read.
  ///
  /// @param sqsEndpoint where requests go, while `queueUrl` may name another host
  /// @param batchSize the most messages of one event; above ten, ten are used, as SQS gives no more
  /// at a time
  /// @param concurrency the most events at a time
  public record Settings(
      URI sqsEndpoint,
      String queueUrl,
      String queueArn,
      int batchSize,
      int concurrency,
      String region) {}

  private static final Logger LOG = LoggerFactory.getLogger(SqsEventSource.class);
  private static final int SECONDS_AFTER_TROUBLE = 1;

  private final Settings settings;
  private final LambdaFunction function;
  private final SqsQueue queue;
  private final SqsEvent event;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor();

  private SqsEventSource(
      Settings settings, LambdaFunction function, Function<String, Optional<String>> senderOf) {
    this.settings = settings;
    this.function = function;
    this.queue = new SqsQueue(settings.sqsEndpoint(), settings.queueUrl());
    this.event = new SqsEvent(settings.queueArn(), settings.region(), senderOf);
  }

  /// Returns at once; the queue is polled until [#close].
  ///
  /// @param senderOf the verified sender of a message id; empty where the queue's own word stands
  public static SqsEventSource start(
      Settings settings, LambdaFunction function, Function<String, Optional<String>> senderOf) {
    var source = new SqsEventSource(settings, function, senderOf);
    for (int i = 0; i < settings.concurrency(); i++) {
      source.pollers.execute(source::poll);
    }
    return source;
  }

  /// Takes no more messages; what is being processed stays in the queue and comes back later.
  @Override
  public void close() {
    closed.countDown();
    pollers.shutdownNow();
    pollers.close();
  }

  private void poll() {
    try {
      while (closed.getCount() > 0) {
        pollOnce();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pollOnce() throws InterruptedException {
    try {
      List<SqsMessage> batch = queue.receive(settings.batchSize());
      if (!batch.isEmpty()) {
        process(batch);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: {}; trying again", settings.queueArn(), e.toString());
      boolean over = closed.await(SECONDS_AFTER_TROUBLE, SECONDS);
      LOG.debug("{}: polling {}", settings.queueArn(), over ? "ends" : "goes on");
    }
  }

  private void process(List<SqsMessage> batch) throws IOException, InterruptedException {
    Invocation invocation = function.invoke(JsonText.bytes(event.of(batch)));
    List<SqsMessage> done = BatchResponse.done(batch, invocation);
    if (!done.isEmpty()) {
      queue.delete(done);
    }
  }
}
