package io.github.poolkeeper.local.gateway;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a client gets back.
sealed interface GatewayReply {

  /// An HTTP response.
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares replies.
  record Answered(int status, Map<String, List<String>> headers, byte[] body)
      implements GatewayReply {
    Answered with(String header, String value) {
      Map<String, List<String>> more = new HashMap<>(headers);
      more.put(header, List.of(value));
      return new Answered(status, more, body);
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
  }

  /// The connection ends without a response.
  record Dropped() implements GatewayReply {}

  static Answered json(int status, String contentType, JsonStructure body) {
    return new Answered(
        status,
        Map.of("Content-Type", List.of(contentType)),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Answered json(JsonStructure body) {
    return json(200, "application/json", body);
  }

  /// As API Gateway says it.
  static Answered message(int status, String message) {
    return json(
        status, "application/json", Json.createObjectBuilder().add("message", message).build());
  }

  /// As the services' query protocol says it, which speaks XML.
  static Answered queryError(int status, String code, String message) {
    String xml =
        """
        <?xml version="1.0"?>
        <ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type>\
        <Code>%s</Code><Message>%s</Message><Detail/></Error><RequestId>%s</RequestId></ErrorResponse>
        """
            .formatted(code, escaped(message), UUID.randomUUID());
    return new Answered(
        status, Map.of("Content-Type", List.of("text/xml")), xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// As the services' JSON protocols say it.
  static Answered awsError(int status, String type, String message) {
    return json(
        status,
        "application/x-amz-json-1.1",
        Json.createObjectBuilder().add("__type", type).add("message", message).build());
  }
}
