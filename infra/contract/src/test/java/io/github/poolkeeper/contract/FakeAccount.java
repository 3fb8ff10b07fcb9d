package io.github.poolkeeper.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.local.signature.AccessKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An AWS account that answers what it is told to, and remembers what it was asked. What it was
/// told nothing about is not there.
final class FakeAccount implements AutoCloseable {
  static final String ID = "111122223333";

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final String NOT_THERE = "{\"__type\": \"ResourceNotFoundException\"}";

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  FakeAccount() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Lets an operation be taken, with this body, wherever the request has this text.
  void answer(String operation, String text, String body) {
    answers.put(operation + " " + text, body);
  }

  /// Each with its request.
  List<String> calls() {
    return List.copyOf(calls);
  }

  Aws aws() {
    var target = new Target.Account(ID, "eu-west-1", hosts());
    var key = new AccessKey("key", "secret", Optional.empty());
    return new Aws(http, target, key, new Bounds(target.owned()));
  }

  String hosts() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String operation = operation(exchange, request);
      calls.add(operation + " " + request);
      Optional<String> body =
          answers.entrySet().stream()
              .filter(answer -> isFor(answer.getKey(), operation, request))
              .map(Map.Entry::getValue)
              .findFirst();
      byte[] bytes = body.orElse(NOT_THERE).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(body.isPresent() ? 200 : 400, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static boolean isFor(String key, String operation, String request) {
    String[] both = key.split(" ", 2);
    return both[0].equals(operation) && request.contains(both[1]);
  }

  private static String operation(HttpExchange exchange, String request) {
    String target = exchange.getRequestHeaders().getFirst("x-amz-target");
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(request);
    return action.find() ? action.group(1) : exchange.getRequestURI().getPath();
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
