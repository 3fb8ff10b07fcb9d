package io.github.poolkeeper.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Map;

/// What a request of a browser is answered with. The headers are these for every answer: nothing
/// that the page shows runs, loads from anywhere else, is framed, kept or guessed at.
///
/// @param more headers, by their names
record Response(int status, String type, String body, Map<String, String> more) {
  static final String API_STATUS = "x-api-status";

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /// Texts get into the page by `textContent` alone; the one policy for markup is that of the
  /// mails' frame.
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types mail";

  Response {
    more = Map.copyOf(more);
  }

  static Response json(JsonObject document) {
    return json(200, document.toString());
  }

  static Response json(int status, String document) {
    return of(status, status < 400 ? JSON : PROBLEM, document);
  }

  static Response of(int status, String type, String body) {
    return new Response(status, type, body, Map.of());
  }

  /// A problem as the history API has them (RFC 9457).
  static Response problem(int status, String title, String detail) {
    return json(
        status,
        JsonValues.object()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail)
            .build()
            .toString());
  }

  /// What the history API has answered, as the console's own success: a browser reports each error
  /// status as a fault of the page, and a plan with violations is none.
  static Response passedOn(SignedApi.Reply reply) {
    return new Response(
        200,
        reply.isGood() ? JSON : PROBLEM,
        reply.body(),
        Map.of(API_STATUS, String.valueOf(reply.status())));
  }

  Response withCookie(String cookie) {
    return new Response(status, type, body, Map.of("set-cookie", cookie));
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("content-type", type);
    headers.set("content-security-policy", CONTENT_POLICY);
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    headers.set("cache-control", "no-store");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), usb=()");
    more.forEach(headers::set);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
