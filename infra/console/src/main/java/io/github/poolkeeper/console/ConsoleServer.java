package io.github.poolkeeper.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/// The console's server: on the loopback alone, for one browser, until its session ends. It serves
/// the page and passes the page's requests on to the history API. What else it answers, it tells
/// from core: the table of settings, and what a difference is in words.
public final class ConsoleServer implements AutoCloseable {
  private static final String API = "/api";
  private static final int LONGEST_BODY = 1 << 20;
  private static final int LAST_ANSWERS = 1;
  private static final String LONGEST_KEY = "[!-~]{1,128}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final PageFiles page = new PageFiles();
  private final Keys keys = new Keys();
  private final Gate gate;
  private final SignedApi api;
  private final Scene scene;

  /// What the page is to know of where it is.
  ///
  /// @param stack as people know it
  /// @param people whom one can rehearse; none where the credentials are real
  /// @param talk takes a line when something happens that whoever started this should know
  public record Scene(String stack, List<String> people, Consumer<String> talk) {
    public Scene {
      people = List.copyOf(people);
    }
  }

  private ConsoleServer(HttpServer server, SignedApi api, Scene scene) {
    this.server = server;
    this.api = api;
    this.scene = scene;
    this.gate = new Gate(server.getAddress().getPort(), keys);
  }

  /// Starts it.
  ///
  /// @param port 0 for any that is free
  public static ConsoleServer start(int port, SignedApi api, Scene scene) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    ConsoleServer console = new ConsoleServer(server, api, scene);
    server.createContext("/", console::handle);
    server.setExecutor(console.threads);
    server.start();
    return console;
  }

  /// The link that lets one browser in. What follows `#` never leaves the browser by itself.
  ///
  /// @param view which view to begin with, as the page writes it: `/change/…`; empty for the first
  public URI link(String view) {
    return URI.create(gate.origin() + "/#enter=" + keys.token() + view);
  }

  /// Waits for the end, and says why.
  public String awaitEnd() {
    return end.join();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      answer(exchange).send(exchange);
    } catch (IOException e) {
      // The browser has gone; a page that waits asks again.
      scene.talk().accept("an answer did not reach the browser: " + e.getMessage());
    }
  }

  private Response answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (!gate.isForHere(exchange)) {
      return Response.problem(
          421, "Misdirected request", "This is a console at " + gate.origin() + ".");
    }
    Optional<Response> file = page.at(path);
    if (file.isPresent()) {
      return exchange.getRequestMethod().equals("GET") ? file.get() : notAllowed();
    }
    if (!gate.isFromPage(exchange)) {
      return Response.problem(403, "Forbidden", "Only the console's own page may ask.");
    }
    Optional<String> body = body(exchange);
    if (body.isEmpty()) {
      return Response.problem(413, "Content too large", "A request has at most 1 MiB of JSON.");
    }
    String route = exchange.getRequestMethod() + " " + path;
    if (route.equals("POST /session")) {
      return enter(body.get());
    }
    if (!gate.isLetIn(exchange)) {
      return Response.problem(
          401, "Unauthorized", "Open the link that poolkeeper console has printed.");
    }
    return path.startsWith(API + "/")
        ? passOn(exchange, path.substring(API.length()), body.get())
        : own(route, body.get());
  }

  /// What the console answers itself; nothing of it reaches the account.
  private Response own(String route, String body) {
    return switch (route) {
      case "GET /session" -> Response.json(session());
      case "DELETE /session" -> {
        end.complete("ended from the page");
        yield Response.json(JsonValues.object().add("ended", true).build());
      }
      case "GET /settings" -> Response.json(SettingsJson.document());
      case "POST /words" -> said(body, Words::of);
      case "POST /mine" -> said(body, Words::mine);
      case "POST /compare" -> said(body, Words::compared);
      default -> Response.problem(404, "Not found", "The console has no such route.");
    };
  }

  private JsonObject session() {
    return JsonValues.object()
        .add("stack", scene.stack())
        .add("people", JsonValues.array(scene.people()))
        .build();
  }

  /// The token of the link for what lets the page ask: once.
  private Response enter(String body) {
    String token = document(body).flatMap(json -> JsonValues.text(json, "token")).orElse("");
    if (!keys.admits(token)) {
      scene.talk().accept("somebody has tried a link that is used already, or a wrong one");
      return Response.problem(
          403,
          "Forbidden",
          "This link has been used, or is another run's. Start poolkeeper console again.");
    }
    return Response.json(JsonValues.object().add("key", keys.key()).build())
        .withCookie(gate.cookie());
  }

  private Response passOn(HttpExchange exchange, String path, String body) {
    if (!Routes.has(exchange.getRequestMethod(), path)) {
      return Response.problem(404, "Not found", "The history API has no such route.");
    }
    Optional<Map<String, String>> query = query(exchange.getRequestURI().getRawQuery());
    Optional<String> key = Gate.only(exchange.getRequestHeaders(), "idempotency-key");
    Optional<String> rehearsed = Gate.only(exchange.getRequestHeaders(), "x-console-as");
    if (query.isEmpty() || key.filter(text -> !text.matches(LONGEST_KEY)).isPresent()) {
      return Response.problem(400, "Invalid request", "The query or the key cannot be read.");
    }
    if (rehearsed.filter(name -> !scene.people().contains(name)).isPresent()) {
      return Response.problem(400, "Invalid request", "Nobody of this name can be rehearsed here.");
    }
    if (Routes.isApproval(path) && !namesPlan(body)) {
      return Response.problem(
          400, "Invalid request", "An approval has to name the plan that was shown.");
    }
    return sent(
        new SignedApi.Request(
            exchange.getRequestMethod(), path, query.get(), key, body, rehearsed));
  }

  private Response sent(SignedApi.Request request) {
    try {
      return Response.passedOn(api.send(request));
    } catch (SessionEndedException e) {
      end.complete(String.valueOf(e.getMessage()));
      return Response.problem(401, "Session ended", "Your session is over: " + e.getMessage());
    }
  }

  private static boolean namesPlan(String body) {
    return document(body).flatMap(json -> JsonValues.text(json, "planHash")).isPresent();
  }

  private static Response said(String body, Function<JsonObject, JsonObject> words) {
    return document(body)
        .map(words)
        .map(Response::json)
        .orElseGet(() -> Response.problem(400, "Invalid request", "This is no JSON object."));
  }

  private static Response notAllowed() {
    return Response.problem(405, "Method not allowed", "The page can only be read.");
  }

  private static Optional<JsonObject> document(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject json ? Optional.of(json) : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /// Decoded, each name once; empty if it cannot be read so.
  private static Optional<Map<String, String>> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    if (raw == null || raw.isEmpty()) {
      return Optional.of(query);
    }
    try {
      for (String pair : Arrays.asList(raw.split("&", -1))) {
        String[] sides = pair.split("=", 2);
        if (!sides[0].matches("[A-Za-z]{1,40}")
            || sides.length < 2
            || query.containsKey(sides[0])) {
          return Optional.empty();
        }
        query.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
      }
      return Optional.of(query);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// JSON, or nothing; empty if it is anything else, or too much of it.
  private static Optional<String> body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    boolean isJson =
        bytes.length == 0
            || Gate.only(exchange.getRequestHeaders(), "content-type")
                .filter("application/json"::equals)
                .isPresent();
    return bytes.length <= LONGEST_BODY && isJson
        ? Optional.of(new String(bytes, UTF_8))
        : Optional.empty();
  }

  @Override
  public void close() {
    end.complete("closed");
    server.stop(LAST_ANSWERS);
    threads.close();
  }
}
