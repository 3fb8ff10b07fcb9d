package io.github.poolkeeper.local.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Waits for messages in ElasticMQ's place. ElasticMQ 1.7 keeps a processor busy for a client that
/// waits at a FIFO queue whose messages it may not give out yet, because one of their group is in
/// flight: it takes them for visible and looks again at once. This asks without waiting, and again
/// when something has been done to the queue, or after a while: that a time-out is over, nobody
/// says.
final class LongPollingBackend implements Backend {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /// In either protocol. A request to receive messages holds no text of anybody's.
  private static final Pattern WAIT =
      Pattern.compile("(?<name>WaitTimeSeconds\"?\\s*[:=]\\s*)(?<seconds>[0-9]+)");

  private static final Pattern QUEUE_URL =
      Pattern.compile("QueueUrl\"?\\s*[:=]\\s*\"?([^\"&\\s]+)");

  private final Backend sqs;
  private final InstantSource clock;
  private final Map<String, Activity> queues = new ConcurrentHashMap<>();

  LongPollingBackend(Backend sqs, InstantSource clock) {
    this.sqs = sqs;
    this.clock = clock;
  }

  @Override
  public GatewayReply answer(GatewayRequest request) {
    Activity queue = queues.computeIfAbsent(queueOf(request), _ -> new Activity());
    if (!isReceive(request)) {
      GatewayReply reply = sqs.answer(request);
      queue.note();
      return reply;
    }
    Matcher wait = WAIT.matcher(request.text());
    return wait.find()
        ? receive(
            request.with(wait.replaceFirst("${name}0").getBytes(StandardCharsets.UTF_8)),
            clock.instant().plusSeconds(Long.parseLong(wait.group("seconds"))),
            queue)
        : sqs.answer(request);
  }

  private GatewayReply receive(GatewayRequest withoutWaiting, Instant deadline, Activity queue) {
    try {
      long seen = queue.count();
      GatewayReply reply = sqs.answer(withoutWaiting);
      while (isEmpty(reply) && clock.instant().isBefore(deadline)) {
        seen = queue.awaitMoreThan(seen, LOOK_AGAIN);
        reply = sqs.answer(withoutWaiting);
      }
      return reply;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new GatewayReply.Dropped();
    }
  }

  private static boolean isReceive(GatewayRequest request) {
    return AwsService.callOf(request)
        .filter(call -> call.operation().equals("ReceiveMessage"))
        .isPresent();
  }

  private static boolean isEmpty(GatewayReply reply) {
    return reply instanceof GatewayReply.Answered answered
        && answered.status() == 200
        && !answered.text().contains("ReceiptHandle");
  }

  /// However the URL is written in the request's protocol: it is the same in all of a client's.
  private static String queueOf(GatewayRequest request) {
    Matcher url = QUEUE_URL.matcher(request.text());
    String found = url.find() ? url.group(1) : request.path();
    return found.substring(found.lastIndexOf(found.contains("%2F") ? "%2F" : "/") + 1);
  }

  /// How often something was done to a queue.
  private static final class Activity {
    private long count;

    synchronized long count() {
      return count;
    }

    synchronized void note() {
      count++;
      notifyAll();
    }

    /// Answers the count, at the latest after the time.
    @SuppressWarnings("WaitNotInLoop") // The caller looks again anyway.
    synchronized long awaitMoreThan(long seen, Duration time) throws InterruptedException {
      if (count == seen) {
        wait(time.toMillis());
      }
      return count;
    }
  }
}
