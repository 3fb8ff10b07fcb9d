package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.lambda.JsonText.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.server.ElasticMq;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An event source on a real FIFO queue.
class MessageGroupsIT {

  private static final Path ELASTICMQ = Path.of("..", "elasticmq", "target", "classpath");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String QUEUE = "http://127.0.0.1:1/000000000000/changes.fifo";

  private static final Pattern LINE = Pattern.compile("\\[sample] (\\S+) (\\S+) (\\d+) (\\d+)");

  /// What the function printed of one message.
  private record Processed(String group, String body, long begin, long end) {

    static Stream<Processed> parse(String line) {
      return LINE.matcher(line)
          .results()
          .map(
              words ->
                  new Processed(
                      words.group(1),
                      words.group(2),
                      Long.parseLong(words.group(3)),
                      Long.parseLong(words.group(4))));
    }
  }

  private final BlockingQueue<Processed> processed = new LinkedBlockingQueue<>();

  @Test
  void areProcessedInParallelAndEachInItsOrder(@TempDir Path place) throws Exception {
    List<String> bodies = List.of(place.toString(), "1", "2", "3");
    try (var elasticMq =
            ElasticMq.start(ELASTICMQ, URI.create(QUEUE).resolve("/"), "eu", "000000000000");
        var function =
            LambdaFunction.start(SampleFunctions.spec(GroupHandler.class), 2, this::log)) {
      URI sqs = elasticMq.endpoint();
      createQueue(sqs);
      try (var _ = SqsEventSource.start(settings(sqs), function, _ -> Optional.empty())) {
        for (String body : bodies) {
          send(sqs, "A", body);
          send(sqs, "B", body);
        }
        List<Processed> all = take(2 * bodies.size());
        assertInOrder(all, "A", bodies);
        assertInOrder(all, "B", bodies);
      }
    }
  }

  private void log(String line) {
    Processed.parse(line).forEach(processed::add);
  }

  private List<Processed> take(int count) throws InterruptedException {
    List<Processed> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(processed.take());
    }
    return taken;
  }

  private static void assertInOrder(List<Processed> all, String group, List<String> bodies) {
    List<Processed> messages =
        all.stream()
            .filter(message -> message.group().equals(group))
            .sorted(Comparator.comparingLong(Processed::begin))
            .toList();
    assertThat(messages).extracting(Processed::body).isEqualTo(bodies);
    for (int i = 1; i < messages.size(); i++) {
      assertThat(messages.get(i).begin()).isGreaterThan(messages.get(i - 1).end());
    }
  }

  private static SqsEventSource.Settings settings(URI sqs) {
    return new SqsEventSource.Settings(
        SampleQueue.at(sqs, QUEUE), SampleQueue.REGION, 1, 2, Redelivery.asOnAws());
  }

  private static void createQueue(URI sqs) throws Exception {
    call(
        sqs,
        "CreateQueue",
        PROVIDER
            .createObjectBuilder()
            .add("QueueName", "changes.fifo")
            .add("Attributes", PROVIDER.createObjectBuilder().add("FifoQueue", "true")));
  }

  private static void send(URI sqs, String group, String body) throws Exception {
    call(
        sqs,
        "SendMessage",
        PROVIDER
            .createObjectBuilder()
            .add("QueueUrl", QUEUE)
            .add("MessageBody", body)
            .add("MessageGroupId", group)
            .add("MessageDeduplicationId", Integer.toString((group + body).hashCode())));
  }

  private static void call(URI sqs, String operation, JsonObjectBuilder request) throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(sqs)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(BodyPublishers.ofString(request.build().toString()))
            .build();
    assertThat(CLIENT.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }
}
