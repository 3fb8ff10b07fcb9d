package io.github.poolkeeper.aws.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// A service that speaks AWS's JSON protocol, and remembers what it was asked.
public final class AwsJsonServer implements AutoCloseable {
  private final HttpServer server;
  private final BiFunction<String, JsonObject, Optional<Reply>> service;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /// An answer. Instead of an empty one the connection ends.
  public record Reply(int status, String body) {}

  /// A request as it came.
  ///
  /// @param operation the last part of `X-Amz-Target`
  public record Received(String operation, Headers headers, String body) {
    public JsonObject json() {
      return JsonText.parse(body).asJsonObject();
    }
  }

  public AwsJsonServer(BiFunction<String, JsonObject, Optional<Reply>> service) throws IOException {
    this.service = service;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      Received request =
          new Received(
              target.substring(target.lastIndexOf('.') + 1),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      received.add(request);
      Optional<Reply> reply = service.apply(request.operation(), request.json());
      if (reply.isPresent()) {
        byte[] body = reply.get().body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(reply.get().status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }
}
