package io.github.poolkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A server that answers each route as it is told to, as API Gateway answers one that it has not.
final class ScriptedApi implements AutoCloseable {
  static {
    // Else each longer answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Map<String, Function<String, Answer>> routes = new ConcurrentHashMap<>();
  private final Map<String, Function<String, Answer>> byBody = new ConcurrentHashMap<>();
  private final Map<String, Function<String, Answer>> bySigner = new ConcurrentHashMap<>();
  private final Set<String> signers = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /// @param cursor in its header; empty for none
  record Answer(int status, String body, String cursor) {
    Answer(int status, String body) {
      this(status, body, "");
    }
  }

  ScriptedApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// `GET /user-pools`, without the query.
  void answer(String route, int status, String body) {
    routes.put(route, _ -> new Answer(status, body));
  }

  /// By the query.
  void answer(String route, Function<String, Answer> answers) {
    routes.put(route, answers);
  }

  /// By the body.
  void answerBody(String route, Function<String, Answer> answers) {
    byBody.put(route, answers);
  }

  /// By the access key id that it is signed with.
  void answerSigner(String route, Function<String, Answer> answers) {
    bySigner.put(route, answers);
  }

  /// The access key ids that anything was signed with.
  Set<String> signers() {
    return Set.copyOf(signers);
  }

  /// Each with its query and its body.
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String route = exchange.getRequestMethod() + " " + uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add((route + " " + query + " " + body).strip());
    String signer =
        String.valueOf(exchange.getRequestHeaders().getFirst("authorization"))
            .replaceFirst(".*Credential=([^/]+)/.*", "$1");
    signers.add(signer);
    Answer answer =
        byBody.containsKey(route)
            ? byBody.get(route).apply(body)
            : bySigner.containsKey(route)
                ? bySigner.get(route).apply(signer)
                : routes
                    .getOrDefault(route, _ -> new Answer(404, "{\"message\":\"Not Found\"}"))
                    .apply(query);
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    if (!answer.cursor().isEmpty()) {
      exchange.getResponseHeaders().add("x-cursor", answer.cursor());
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
