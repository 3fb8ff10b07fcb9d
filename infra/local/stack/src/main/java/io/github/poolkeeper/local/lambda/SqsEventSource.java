package io.github.poolkeeper.local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.poolkeeper.local.signature.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls a queue under the function's role and invokes the function with what it finds, with
/// `ReportBatchItemFailures`.
///
/// What failed stays in flight as [Redelivery] says. The order within a message group is the
/// queue's work: SQS gives out nothing of a group that has a message in flight, so that the pollers
/// need not know of each other.
public final class SqsEventSource implements AutoCloseable {

  /// Where a queue is.
  ///
  /// @param endpoint where requests go, while `url` may name another host
  /// @param role signs what Lambda asks of the queue in the function's name
  /// @param owner signs what is asked of it past the function's role, as Lambda never does
  public record Queue(
      URI endpoint, String url, String arn, RequestSigner role, RequestSigner owner) {}

  /// How a queue is read.
  ///
  /// @param batchSize the most messages of one event; above ten, ten are used, as SQS gives no more
  /// at a time
  /// @param concurrency the most events at a time
  public record Settings(
      Queue queue, String region, int batchSize, int concurrency, Redelivery redelivery) {}

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
    this.queue = new SqsQueue(settings.queue());
    this.event = new SqsEvent(settings.queue().arn(), settings.region(), senderOf);
  }

  /// Looks at the queue and returns; it is polled until [#close].
  ///
  /// @param senderOf the verified sender of a message id; empty where the queue's own word stands
  /// @throws IllegalStateException if messages would be given out while they are worked on
  public static SqsEventSource start(
      Settings settings, LambdaFunction function, Function<String, Optional<String>> senderOf)
      throws IOException, InterruptedException {
    var source = new SqsEventSource(settings, function, senderOf);
    source.checkVisibility();
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

  private void checkVisibility() throws IOException, InterruptedException {
    Duration visibility = queue.visibilityTimeout();
    if (visibility.compareTo(function.timeout()) < 0) {
      throw new IllegalStateException(
          "%s: its visibility timeout of %s is less than the function's timeout of %s"
              .formatted(settings.queue().arn(), visibility, function.timeout()));
    }
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
      LOG.warn("{}: {}; trying again", settings.queue().arn(), e.toString());
      boolean over = closed.await(SECONDS_AFTER_TROUBLE, SECONDS);
      LOG.debug("{}: polling {}", settings.queue().arn(), over ? "ends" : "goes on");
    }
  }

  private void process(List<SqsMessage> batch) throws IOException, InterruptedException {
    Invocation invocation = function.invoke(JsonText.bytes(event.of(batch)));
    List<SqsMessage> done = BatchResponse.done(batch, invocation);
    if (!done.isEmpty()) {
      queue.delete(done);
    }
    Optional<Duration> time = settings.redelivery().after(invocation);
    if (time.isPresent()) {
      queue.giveBack(batch.stream().filter(m -> !done.contains(m)).toList(), time.get());
    }
  }
}
