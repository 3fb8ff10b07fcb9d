package io.github.poolkeeper.local.lambda;

import static io.github.poolkeeper.local.lambda.JsonText.PROVIDER;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The event that Lambda makes of received messages:
/// <https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html>
final class SqsEvent {

  private static final Map<String, String> MESSAGE_ATTRIBUTE_MEMBERS =
      Map.of(
          "StringValue", "stringValue",
          "BinaryValue", "binaryValue",
          "StringListValues", "stringListValues",
          "BinaryListValues", "binaryListValues",
          "DataType", "dataType");

  private final String queueArn;
  private final String region;
  private final Function<String, Optional<String>> senderOf;

  /// @param senderOf the verified sender of a message id, where this machine knows it better than
  /// the queue does
  SqsEvent(String queueArn, String region, Function<String, Optional<String>> senderOf) {
    this.queueArn = queueArn;
    this.region = region;
    this.senderOf = senderOf;
  }

  JsonObject of(List<SqsMessage> messages) {
    var records = PROVIDER.createArrayBuilder();
    messages.forEach(message -> records.add(record(message)));
    return PROVIDER.createObjectBuilder().add("Records", records).build();
  }

  private JsonObject record(SqsMessage message) {
    JsonObject json = message.json();
    JsonObjectBuilder record =
        PROVIDER
            .createObjectBuilder()
            .add("messageId", message.id())
            .add("receiptHandle", message.receiptHandle())
            .add("body", json.getString("Body"))
            .add("attributes", attributes(message))
            .add("messageAttributes", messageAttributes(object(json, "MessageAttributes")))
            .add("md5OfBody", json.getString("MD5OfBody"));
    if (json.containsKey("MD5OfMessageAttributes")) {
      record.add("md5OfMessageAttributes", json.getString("MD5OfMessageAttributes"));
    }
    return record
        .add("eventSource", "aws:sqs")
        .add("eventSourceARN", queueArn)
        .add("awsRegion", region)
        .build();
  }

  private JsonObject attributes(SqsMessage message) {
    JsonObjectBuilder attributes =
        PROVIDER.createObjectBuilder(object(message.json(), "Attributes"));
    senderOf.apply(message.id()).ifPresent(sender -> attributes.add("SenderId", sender));
    return attributes.build();
  }

  private static JsonObject messageAttributes(JsonObject received) {
    var attributes = PROVIDER.createObjectBuilder();
    received.forEach((name, value) -> attributes.add(name, messageAttribute(value.asJsonObject())));
    return attributes.build();
  }

  /// The lists stand in every event and are always empty: SQS has the members but does not support
  /// them.
  private static JsonObject messageAttribute(JsonObject received) {
    var attribute =
        PROVIDER
            .createObjectBuilder()
            .add("stringListValues", JsonValue.EMPTY_JSON_ARRAY)
            .add("binaryListValues", JsonValue.EMPTY_JSON_ARRAY);
    MESSAGE_ATTRIBUTE_MEMBERS.forEach(
        (from, to) -> Optional.ofNullable(received.get(from)).ifPresent(v -> attribute.add(to, v)));
    return attribute.build();
  }

  private static JsonObject object(JsonObject json, String member) {
    return json.containsKey(member) ? json.getJsonObject(member) : JsonValue.EMPTY_JSON_OBJECT;
  }
}
