package io.github.poolkeeper.bench.meter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands before a DynamoDB endpoint and asks every call what it consumed
/// (`ReturnConsumedCapacity`), so that functions can be metered as they are.
public final class MeteredDynamoDb implements AutoCloseable {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "TransactWriteItems", "BatchWriteItem");
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target");

  private final URI target;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Consumption> consumed = new TreeMap<>();

  private MeteredDynamoDb(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  /// Starts on a free port.
  public static MeteredDynamoDb before(URI target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MeteredDynamoDb metered = new MeteredDynamoDb(target, server);
    server.createContext("/", metered::handle);
    server.setExecutor(metered.workers);
    server.start();
    return metered;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// By operation, since the start or the last time that this was asked.
  public synchronized Map<String, Consumption> take() {
    Map<String, Consumption> taken = new TreeMap<>(consumed);
    consumed.clear();
    return taken;
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String header = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = header.substring(header.indexOf('.') + 1);
      HttpResponse<byte[]> answer = ask(exchange, operation);
      count(operation, answer);
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, String operation)
      throws IOException, InterruptedException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .POST(BodyPublishers.ofString(isMetered(operation) ? asking(body) : body));
    for (String name : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static boolean isMetered(String operation) {
    return READS.contains(operation) || WRITES.contains(operation);
  }

  private static String asking(String body) {
    return JSON.createObjectBuilder(object(body))
        .add("ReturnConsumedCapacity", "TOTAL")
        .build()
        .toString();
  }

  private synchronized void count(String operation, HttpResponse<byte[]> answer) {
    double units =
        isMetered(operation) && answer.statusCode() == 200
            ? units(object(new String(answer.body(), UTF_8)))
            : 0;
    boolean isRead = READS.contains(operation);
    consumed.merge(
        operation, new Consumption(1, isRead ? units : 0, isRead ? 0 : units), Consumption::plus);
  }

  /// DynamoDB says it of the table, or in a list of each table.
  private static double units(JsonObject answer) {
    return switch (answer.getOrDefault("ConsumedCapacity", JsonValue.NULL)) {
      case JsonArray list ->
          list.getValuesAs(JsonObject.class).stream().mapToDouble(MeteredDynamoDb::of).sum();
      case JsonObject table -> of(table);
      case JsonValue other -> throw new IllegalStateException("consumed " + other);
    };
  }

  private static double of(JsonObject capacity) {
    return capacity.getJsonNumber("CapacityUnits").doubleValue();
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
