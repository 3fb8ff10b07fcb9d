package io.github.poolkeeper.local.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/// A message of a dead-letter queue, and how it is sent back.
///
/// @param message as `ReceiveMessage` answers it
record DeadLetter(JsonObject message) {
  private static final String TASK_TOKEN = "taskToken";
  private static final String EARLIER_SENDERS = "earlierSenders";

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
    if (!senders().isEmpty()) {
      request.add(
          "MessageAttributes",
          Json.createObjectBuilder()
              .add(
                  EARLIER_SENDERS,
                  Json.createObjectBuilder()
                      .add("DataType", "String")
                      .add("StringValue", senders())));
    }
    return request;
  }

  /// What is sent again has the sender who sends it again. Who sent it before goes with it, behind
  /// what is there: only that SQS has verified, while whatever came with the letter may be made up.
  /// It is the one attribute that intake reads; SQS takes ten, so no other goes along.
  private String senders() {
    String before =
        message.containsKey("MessageAttributes")
            ? Optional.ofNullable(
                    message.getJsonObject("MessageAttributes").getJsonObject(EARLIER_SENDERS))
                .map(attribute -> attribute.getString("StringValue", ""))
                .orElse("")
            : "";
    return (before + " " + message.getJsonObject("Attributes").getString("SenderId", "")).strip();
  }

  /// What is sent gets a new message id, and that is what a request without a `requestId` is known
  /// by: it would be another request. So the id that it had is written into it, in front, and the
  /// rest stays as it is. A recorded change names its `changeId`.
  ///
  /// A task token is left out: intake takes one only from the workflow whose it is.
  String body() {
    String body = message.getString("Body");
    JsonObject json = object(body);
    if (json.containsKey(TASK_TOKEN)) {
      json = Json.createObjectBuilder(json).remove(TASK_TOKEN).build();
      body = json.toString();
    }
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
