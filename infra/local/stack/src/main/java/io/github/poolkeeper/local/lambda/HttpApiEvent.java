package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.lambda.JsonText.PROVIDER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.lambda.HttpApi.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The event of payload format 2.0. Members that have nothing to say are absent, as in API Gateway.
final class HttpApiEvent {

  /// Bodies of any other type reach a function in Base64, JSON's relatives and a missing type
  /// included. The documentation says "binary" only; this was measured:
  /// <https://github.com/ministackorg/ministack/pull/766>.
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/xml", "application/javascript");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;

  HttpApiEvent(InstantSource clock) {
    this.clock = clock;
  }

  JsonObject of(String routeKey, Map<String, String> pathParameters, Request request) {
    Map<String, String> headers = headers(request);
    Optional<String> cookies = Optional.ofNullable(headers.remove("cookie"));
    JsonObjectBuilder event =
        PROVIDER
            .createObjectBuilder()
            .add("version", "2.0")
            .add("routeKey", routeKey)
            .add("rawPath", request.rawPath())
            .add("rawQueryString", request.rawQueryString());
    cookies.ifPresent(
        value -> event.add("cookies", PROVIDER.createArrayBuilder(List.of(value.split("; ?|,")))));
    event.add("headers", object(headers));
    addUnlessEmpty(event, "queryStringParameters", query(request.rawQueryString()));
    event.add("requestContext", context(routeKey, request, headers));
    addUnlessEmpty(event, "pathParameters", pathParameters);
    addBody(event, request.body(), headers.getOrDefault("content-type", ""));
    return event.build();
  }

  private JsonObjectBuilder context(String routeKey, Request request, Map<String, String> headers) {
    Instant now = clock.instant();
    return PROVIDER
        .createObjectBuilder()
        .add("accountId", request.caller().accountId())
        .add("apiId", "local")
        .add("authorizer", PROVIDER.createObjectBuilder().add("iam", iam(request.caller())))
        .add("domainName", headers.getOrDefault("host", "localhost"))
        .add("domainPrefix", "local")
        .add("http", http(request, headers))
        .add("requestId", UUID.randomUUID().toString())
        .add("routeKey", routeKey)
        .add("stage", "$default")
        .add("time", TIME.format(now))
        .add("timeEpoch", now.toEpochMilli());
  }

  private static JsonObjectBuilder iam(Caller caller) {
    return PROVIDER
        .createObjectBuilder()
        .add("accessKey", caller.accessKey())
        .add("accountId", caller.accountId())
        .add("callerId", caller.userId())
        .addNull("cognitoIdentity")
        .addNull("principalOrgId")
        .add("userArn", caller.userArn())
        .add("userId", caller.userId());
  }

  private static JsonObjectBuilder http(Request request, Map<String, String> headers) {
    return PROVIDER
        .createObjectBuilder()
        .add("method", request.method())
        .add("path", request.rawPath())
        .add("protocol", "HTTP/1.1")
        .add("sourceIp", "127.0.0.1")
        .add("userAgent", headers.getOrDefault("user-agent", ""));
  }

  private static Map<String, String> headers(Request request) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, values) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", values),
                    (first, second) -> first + "," + second));
    return headers;
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> parameters = new TreeMap<>();
    Arrays.stream(raw.split("&"))
        .filter(parameter -> !parameter.isEmpty())
        .map(parameter -> parameter.split("=", 2))
        .forEach(
            parameter ->
                parameters.merge(
                    decode(parameter[0]),
                    parameter.length == 2 ? decode(parameter[1]) : "",
                    (first, second) -> first + "," + second));
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static void addUnlessEmpty(
      JsonObjectBuilder event, String member, Map<String, String> values) {
    if (!values.isEmpty()) {
      event.add(member, object(values));
    }
  }

  private static void addBody(JsonObjectBuilder event, byte[] body, String contentType) {
    boolean text = isText(contentType);
    if (body.length > 0) {
      event.add("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.add("isBase64Encoded", body.length > 0 && !text);
  }

  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || TEXT_TYPES.contains(type);
  }

  private static JsonObjectBuilder object(Map<String, String> values) {
    var object = PROVIDER.createObjectBuilder();
    values.forEach(object::add);
    return object;
  }
}
