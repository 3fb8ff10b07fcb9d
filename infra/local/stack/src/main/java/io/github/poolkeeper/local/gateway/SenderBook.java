package io.github.poolkeeper.local.gateway;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Remembers who sent which message, because ElasticMQ does not know its callers: `SenderId` is the
/// one attribute of a message that its sender cannot make up.
final class SenderBook {
  private static final String SENDER_ID = "SenderId";
  private static final int REMEMBERED = 200_000;
  private static final long LONGEST_WAIT_MILLIS = 10_000;

  /// In either protocol's answer, also to a batch.
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?:\"MessageId\"\\s*:\\s*\"|<MessageId>)([^\"<]+)");

  private final Map<String, String> senders =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  private int underWay;

  /// Passes a request on; if it sends messages, notes their sender.
  GatewayReply observe(Identity sender, AwsService.Call call, Supplier<GatewayReply> send) {
    if (call.service() == AwsService.SQS && call.operation().equals("ReceiveMessage")) {
      return withSenders(send.get());
    }
    if (call.service() != AwsService.SQS || !call.operation().startsWith("SendMessage")) {
      return send.get();
    }
    begin();
    String answer = "";
    try {
      GatewayReply reply = send.get();
      answer = reply instanceof GatewayReply.Answered answered ? answered.text() : "";
      return reply;
    } finally {
      end(answer, sender.caller().userId());
    }
  }

  /// With the senders in place of what ElasticMQ says.
  private GatewayReply withSenders(GatewayReply reply) {
    if (!(reply instanceof GatewayReply.Answered answered)
        || !answered.text().startsWith("{")
        || !answered.text().contains(SENDER_ID)) {
      return reply;
    }
    JsonObject json;
    try (JsonReader reader = Json.createReader(new StringReader(answered.text()))) {
      json = reader.readObject();
    }
    JsonArrayBuilder messages = Json.createArrayBuilder();
    for (JsonObject message : json.getJsonArray("Messages").getValuesAs(JsonObject.class)) {
      messages.add(withSender(message));
    }
    String body = Json.createObjectBuilder(json).add("Messages", messages).build().toString();
    return new GatewayReply.Answered(
        answered.status(), answered.headers(), body.getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject withSender(JsonObject message) {
    JsonObject attributes =
        Optional.ofNullable(message.getJsonObject("Attributes"))
            .orElse(JsonValue.EMPTY_JSON_OBJECT);
    return attributes.containsKey(SENDER_ID)
        ? senderOf(message.getString("MessageId"))
            .map(
                sender ->
                    Json.createObjectBuilder(message)
                        .add(
                            "Attributes",
                            Json.createObjectBuilder(attributes).add(SENDER_ID, sender))
                        .build())
            .orElse(message)
        : message;
  }

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end(String answer, String userId) {
    Matcher ids = MESSAGE_ID.matcher(answer);
    while (ids.find()) {
      senders.put(ids.group(1), userId);
    }
    underWay--;
    notifyAll();
  }

  /// Who sent a message. It can be received before its sender has the answer: while something is
  /// being sent, this waits for it.
  synchronized Optional<String> senderOf(String messageId) {
    long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
    try {
      while (!senders.containsKey(messageId) && underWay > 0 && System.nanoTime() < deadline) {
        wait(LONGEST_WAIT_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(senders.get(messageId));
  }
}
