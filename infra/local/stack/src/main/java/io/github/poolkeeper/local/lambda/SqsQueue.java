package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.lambda.JsonText.PROVIDER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.SqsEventSource.Queue;
import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The operations that an event source needs, in SQS's JSON protocol.
final class SqsQueue {

  /// SQS's limits for a long poll and for a batch.
  private static final int WAIT_SECONDS = 20;

  private static final int LARGEST_BATCH = 10;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue queue;

  SqsQueue(Queue queue) {
    this.queue = queue;
  }

  Duration visibilityTimeout() throws IOException, InterruptedException {
    JsonObject answer =
        call(
            queue.role(),
            "GetQueueAttributes",
            request()
                .add("AttributeNames", PROVIDER.createArrayBuilder().add("VisibilityTimeout")));
    String seconds = answer.getJsonObject("Attributes").getString("VisibilityTimeout");
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  /// Waits for messages, and answers none when there are none for a while.
  List<SqsMessage> receive(int most) throws IOException, InterruptedException {
    JsonObject answer =
        call(
            queue.role(),
            "ReceiveMessage",
            request()
                .add("MaxNumberOfMessages", Math.min(most, LARGEST_BATCH))
                .add("WaitTimeSeconds", WAIT_SECONDS)
                .add("AttributeNames", all())
                .add("MessageSystemAttributeNames", all())
                .add("MessageAttributeNames", all()));
    return answer.containsKey("Messages")
        ? answer.getJsonArray("Messages").getValuesAs(JsonObject.class).stream()
            .map(SqsMessage::new)
            .toList()
        : List.of();
  }

  void delete(List<SqsMessage> messages) throws IOException, InterruptedException {
    JsonArrayBuilder entries = PROVIDER.createArrayBuilder();
    for (SqsMessage message : messages) {
      entries.add(
          PROVIDER
              .createObjectBuilder()
              .add("Id", message.id())
              .add("ReceiptHandle", message.receiptHandle()));
    }
    JsonObject answer = call(queue.role(), "DeleteMessageBatch", request().add("Entries", entries));
    if (answer.containsKey("Failed") && !answer.getJsonArray("Failed").isEmpty()) {
      throw new IOException("not deleted from " + queue.url() + ": " + answer.get("Failed"));
    }
  }

  /// The last first: a FIFO queue goes on with the group of a message that it has back.
  void giveBack(List<SqsMessage> messages, Duration after)
      throws IOException, InterruptedException {
    for (SqsMessage message : messages.reversed()) {
      call(
          queue.owner(),
          "ChangeMessageVisibility",
          request()
              .add("ReceiptHandle", message.receiptHandle())
              .add("VisibilityTimeout", after.toSeconds()));
    }
  }

  private JsonObject call(RequestSigner signer, String operation, JsonObjectBuilder request)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "content-type", "application/x-amz-json-1.0", "x-amz-target", "AmazonSQS." + operation);
    HttpResponse<byte[]> response =
        client.send(
            signer
                .sign("sqs", "POST", queue.endpoint(), headers, request.build().toString())
                .timeout(Duration.ofSeconds(2 * WAIT_SECONDS))
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s on %s: HTTP %d %s"
              .formatted(
                  operation,
                  queue.url(),
                  response.statusCode(),
                  new String(response.body(), UTF_8)));
    }
    return parse(operation, response.body());
  }

  private static JsonObject parse(String operation, byte[] body) throws IOException {
    if (body.length == 0) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try {
      return JsonText.parse(body).asJsonObject();
    } catch (JsonException | ClassCastException e) {
      throw new IOException(operation + " was not answered with a JSON object", e);
    }
  }

  private JsonObjectBuilder request() {
    return PROVIDER.createObjectBuilder().add("QueueUrl", queue.url());
  }

  private static JsonArrayBuilder all() {
    return PROVIDER.createArrayBuilder().add("All");
  }
}
