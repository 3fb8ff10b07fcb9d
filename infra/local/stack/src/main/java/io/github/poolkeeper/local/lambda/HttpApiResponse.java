package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.HttpApi.Answer;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What API Gateway makes of a function's answer in payload format 2.0.
final class HttpApiResponse {

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain;charset=utf-8";

  private HttpApiResponse() {}

  /// Empty when the answer is none that API Gateway understands.
  static Optional<Answer> parse(byte[] payload) {
    try {
      JsonValue answer = JsonText.parse(payload);
      return Optional.of(
          answer instanceof JsonObject object && object.containsKey("statusCode")
              ? structured(object)
              : inferred(answer));
    } catch (JsonException
        | ClassCastException
        | ArithmeticException
        | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Answer structured(JsonObject answer) {
    Map<String, String> headers = headers(answer);
    headers.putIfAbsent("content-type", TEXT);
    int status = ((JsonNumber) answer.getOrDefault("statusCode", JsonValue.NULL)).intValueExact();
    return new Answer(status, headers, cookies(answer), body(answer));
  }

  /// Without a status code, the answer itself is the body.
  private static Answer inferred(JsonValue answer) {
    String body = answer instanceof JsonString text ? text.getString() : answer.toString();
    return new Answer(200, Map.of("content-type", JSON), body.getBytes(UTF_8));
  }

  private static Map<String, String> headers(JsonObject answer) {
    Map<String, String> headers = new TreeMap<>();
    if (has(answer, "headers")) {
      answer
          .getJsonObject("headers")
          .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), text(value)));
    }
    return headers;
  }

  private static List<String> cookies(JsonObject answer) {
    return has(answer, "cookies")
        ? answer.getJsonArray("cookies").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList()
        : List.of();
  }

  private static byte[] body(JsonObject answer) {
    String body = has(answer, "body") ? answer.getString("body") : "";
    return answer.getBoolean("isBase64Encoded", false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  private static boolean has(JsonObject answer, String member) {
    return answer.containsKey(member) && !answer.isNull(member);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
