package io.github.poolkeeper.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongPollingBackendTest {
  private static final GatewayReply EMPTY = reply("{}");
  private static final GatewayReply MESSAGE = reply("{\"Messages\":[{\"ReceiptHandle\":\"r1\"}]}");

  private final List<String> asked = new ArrayList<>();
  private final BlockingQueue<GatewayReply> replies = new LinkedBlockingQueue<>();
  private final LongPollingBackend backend =
      new LongPollingBackend(
          request -> {
            asked.add(request.text());
            return replies.isEmpty() ? EMPTY : replies.remove();
          },
          // A second later whenever somebody looks.
          () -> Instant.EPOCH.plusSeconds(asked.size()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"QueueUrl\":\"http://h/1/a.fifo\",\"WaitTimeSeconds\": 20}",
        "{\"WaitTimeSeconds\":20,\"QueueUrl\":\"http://h/1/a.fifo\"}"
      })
  void asksWithoutWaitingUntilThereIsAMessage(String body) {
    replies.addAll(List.of(EMPTY, EMPTY, MESSAGE));

    assertThat(backend.answer(json("ReceiveMessage", body))).isEqualTo(MESSAGE);
    assertThat(asked).hasSize(3).allMatch(text -> text.matches(".*\"WaitTimeSeconds\": ?0[,}].*"));
  }

  @Test
  void speaksTheOlderProtocolToo() {
    replies.addAll(List.of(reply("<ReceiveMessageResult/>"), reply("<ReceiptHandle>r1<")));
    GatewayRequest request =
        new GatewayRequest(
            "POST",
            URI.create("/"),
            Map.of("content-type", List.of("application/x-www-form-urlencoded")),
            "Action=ReceiveMessage&WaitTimeSeconds=20&QueueUrl=http%3A%2F%2Fh%2F1%2Fa"
                .getBytes(UTF_8));

    backend.answer(request);

    assertThat(asked).hasSize(2).allMatch(text -> text.contains("WaitTimeSeconds=0&"));
  }

  @Test
  void answersWithNothingWhenTheTimeIsOver() {
    assertThat(backend.answer(receive("a", 3))).isEqualTo(EMPTY);
    assertThat(asked).hasSize(3);
  }

  @Test
  void doesNotWaitForWhoDoesNotAskForIt() {
    assertThat(backend.answer(json("ReceiveMessage", "{\"QueueUrl\":\"http://h/1/a\"}")))
        .isEqualTo(EMPTY);
    assertThat(asked).hasSize(1);
  }

  @Test
  void looksAgainAsSoonAsSomethingIsDoneToTheQueue() {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    LongPollingBackend waiting =
        new LongPollingBackend(
            request -> {
              events.add(request.text());
              return replies.isEmpty() ? EMPTY : replies.remove();
            },
            () -> Instant.EPOCH);
    CompletableFuture<GatewayReply> received =
        CompletableFuture.supplyAsync(() -> waiting.answer(receive("a", 1)));
    take(events);
    replies.add(EMPTY);
    replies.add(MESSAGE);

    waiting.answer(json("DeleteMessage", "{\"QueueUrl\":\"http://h/1/a\"}"));

    assertThat(received.join()).isEqualTo(MESSAGE);
  }

  @Test
  void passesOnWhatIsNoMessageAtOnce() {
    GatewayReply denied = GatewayReply.awsError(400, "QueueDoesNotExist", "a");
    replies.add(denied);

    assertThat(backend.answer(receive("a", 20))).isEqualTo(denied);
    assertThat(asked).hasSize(1);
  }

  private static void take(BlockingQueue<String> events) {
    try {
      events.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GatewayRequest receive(String queue, int seconds) {
    return json(
        "ReceiveMessage",
        "{\"QueueUrl\":\"http://h/1/%s\",\"WaitTimeSeconds\":%d}".formatted(queue, seconds));
  }

  private static GatewayRequest json(String operation, String body) {
    return new GatewayRequest(
        "POST",
        URI.create("/"),
        Map.of("x-amz-target", List.of("AmazonSQS." + operation)),
        body.getBytes(UTF_8));
  }

  private static GatewayReply reply(String text) {
    return new GatewayReply.Answered(200, Map.of(), text.getBytes(UTF_8));
  }
}
