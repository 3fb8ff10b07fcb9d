package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.lambda.JsonText.PROVIDER;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A queue over SQS's JSON protocol that gives out the batches it is told to, each once.
final class FakeSqs implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<List<JsonObject>> batches = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonObject> receiveRequests = new LinkedBlockingQueue<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();

  private final List<String> givenBack = new CopyOnWriteArrayList<>();
  private final Duration visibilityTimeout;

  FakeSqs() throws IOException {
    this(Duration.ofMinutes(2));
  }

  FakeSqs(Duration visibilityTimeout) throws IOException {
    this.visibilityTimeout = visibilityTimeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Messages whose ids are their places, from `0`.
  void send(String... bodies) {
    List<JsonObject> batch = new ArrayList<>();
    for (String body : bodies) {
      batch.add(message(Integer.toString(batch.size()), body));
    }
    batches.add(batch);
  }

  /// Answers as many requests for messages with HTTP 503.
  void failNext(int requests) {
    failures.set(requests);
  }

  /// The next request for messages, which a poller sends only when it is done with the batch
  /// before.
  JsonObject nextReceiveRequest() throws InterruptedException {
    return receiveRequests.take();
  }

  /// The receipt handles of what was deleted.
  List<String> deleted() {
    return List.copyOf(deleted);
  }

  /// What was made visible again, and after how many seconds: `receipt-0=1`.
  List<String> givenBack() {
    return List.copyOf(givenBack);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static JsonObject message(String id, String body) {
    return PROVIDER
        .createObjectBuilder()
        .add("MessageId", id)
        .add("ReceiptHandle", "receipt-" + id)
        .add("MD5OfBody", "md5")
        .add("Body", body)
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject request = JsonText.parse(exchange.getRequestBody().readAllBytes()).asJsonObject();
      String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      switch (operation) {
        case "AmazonSQS.ReceiveMessage" -> receive(exchange, request);
        case "AmazonSQS.GetQueueAttributes" -> answer(exchange, 200, attributes());
        case "AmazonSQS.ChangeMessageVisibility" -> answer(exchange, 200, giveBack(request));
        case "AmazonSQS.DeleteMessageBatch" -> answer(exchange, 200, delete(request));
        default -> throw new IllegalArgumentException(operation);
      }
    }
  }

  private void receive(HttpExchange exchange, JsonObject request) throws IOException {
    receiveRequests.add(request);
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      answer(exchange, 503, JsonValue.EMPTY_JSON_OBJECT);
      return;
    }
    var messages = PROVIDER.createArrayBuilder();
    try {
      batches.take().forEach(messages::add);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    answer(exchange, 200, PROVIDER.createObjectBuilder().add("Messages", messages).build());
  }

  private JsonValue attributes() {
    String seconds = Long.toString(visibilityTimeout.toSeconds());
    return PROVIDER
        .createObjectBuilder()
        .add("Attributes", PROVIDER.createObjectBuilder().add("VisibilityTimeout", seconds))
        .build();
  }

  private JsonValue giveBack(JsonObject request) {
    givenBack.add(request.getString("ReceiptHandle") + "=" + request.getInt("VisibilityTimeout"));
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private static void answer(HttpExchange exchange, int status, JsonValue answer)
      throws IOException {
    byte[] body = JsonText.bytes(answer);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private JsonValue delete(JsonObject request) {
    request.getJsonArray("Entries").getValuesAs(JsonObject.class).stream()
        .map(entry -> entry.getString("ReceiptHandle"))
        .forEach(deleted::add);
    return JsonValue.EMPTY_JSON_OBJECT;
  }
}
