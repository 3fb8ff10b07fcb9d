package io.github.poolkeeper.local.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;

/// A message of a dead-letter queue, and how it is sent back.
///
/// @param message as `ReceiveMessage` answers it
record DeadLetter(JsonObject message) {

  String id() {
    return message.getString("MessageId");
  }

  String receiptHandle() {
    return message.getString("ReceiptHandle");
  }

  String group() {
    return message.getJsonObject("Attributes").getString("MessageGroupId");
  }

  /// Its id is that of the letter: sent back twice in five minutes, it arrives once.
  JsonObjectBuilder request() {
    JsonObjectBuilder request =
        Json.createObjectBuilder()
            .add("MessageBody", body())
            .add("MessageGroupId", group())
            .add("MessageDeduplicationId", id());
    if (message.containsKey("MessageAttributes")) {
      request.add("MessageAttributes", message.getJsonObject("MessageAttributes"));
    }
    return request;
  }

  /// What is sent gets a new message id, and that is what a request without a `requestId` is known
  /// by: it would be another request. So the id that it had is written into it, in front, and the
  /// rest stays as it is. A recorded change names its `changeId`.
  String body() {
    String body = message.getString("Body");
    JsonObject json = object(body);
    if (json.isEmpty() || json.containsKey("requestId") || json.containsKey("changeId")) {
      return body;
    }
    return body.replaceFirst("\\{", "{\"requestId\":\"" + id() + "\",");
  }

  private static JsonObject object(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    } catch (JsonException | IllegalStateException _) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }
}
