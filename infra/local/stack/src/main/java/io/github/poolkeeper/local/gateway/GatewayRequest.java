package io.github.poolkeeper.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.github.poolkeeper.local.signature.SignableRequest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A request as it came in.
///
/// @param uri path and query, percent-encoded
/// @param headers names in lower case
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record GatewayRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  static GatewayRequest of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange.getRequestHeaders().forEach((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), v));
    return new GatewayRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  GatewayRequest with(byte[] otherBody) {
    return new GatewayRequest(method, uri, headers, otherBody);
  }

  SignableRequest signable() {
    return new SignableRequest(method, uri, headers, body);
  }

  String path() {
    return uri.getRawPath();
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The body as a JSON object, if it is one.
  Optional<JsonObject> json() {
    try (JsonReader reader = Json.createReader(new StringReader(text()))) {
      return Optional.of(reader.readObject());
    } catch (JsonException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  /// A parameter of the query, or of a form in the body.
  Optional<String> parameter(String name) {
    boolean form =
        header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    return Stream.of(Optional.ofNullable(uri.getRawQuery()).orElse(""), form ? text() : "")
        .flatMap(pairs -> Arrays.stream(pairs.split("&")))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
