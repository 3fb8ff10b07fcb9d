package io.github.poolkeeper.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who gets in: the page itself, in a browser that came by the printed link. Not a site that has
/// its name resolved to 127.0.0.1 (its `Host` is another), not another site in the same browser
/// (its `Origin` is another), not another server of this machine (it knows the cookie at most).
final class Gate {
  static final String KEY_HEADER = "x-console-key";

  private final String host;
  private final String cookieName;
  private final Keys keys;

  Gate(int port, Keys keys) {
    this.host = "127.0.0.1:" + port;
    this.cookieName = "poolkeeper-console-" + port;
    this.keys = keys;
  }

  String origin() {
    return "http://" + host;
  }

  /// The cookie that goes with the key: for this server, of this run, until the browser ends.
  String cookie() {
    return cookieName + "=" + keys.cookie() + "; Path=/; HttpOnly; SameSite=Strict";
  }

  /// Whether a request is meant for this server; every request has to be.
  boolean isForHere(HttpExchange exchange) {
    return only(exchange.getRequestHeaders(), "host").filter(host::equals).isPresent();
  }

  /// Whether a request comes from the page. What changes anything has to say so; what only asks
  /// must not say anything else.
  boolean isFromPage(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    List<String> origins = headers.getOrDefault("origin", List.of());
    boolean asks = exchange.getRequestMethod().equals("GET");
    boolean isOwn = origins.isEmpty() ? asks : origins.equals(List.of(origin()));
    return isOwn
        && headers.getOrDefault("sec-fetch-site", List.of("same-origin")).stream()
            .allMatch("same-origin"::equals);
  }

  /// Whether a request comes from a browser that has been let in.
  boolean isLetIn(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return keys.fit(cookie(headers).orElse(""), only(headers, KEY_HEADER).orElse(""));
  }

  private Optional<String> cookie(Headers headers) {
    return headers.getOrDefault("cookie", List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(cookieName + "="))
        .map(pair -> pair.substring(cookieName.length() + 1))
        .findFirst();
  }

  /// A header's value, if it is there once.
  static Optional<String> only(Headers headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
