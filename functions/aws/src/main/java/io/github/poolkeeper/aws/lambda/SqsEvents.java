package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Batches of messages as Lambda sends them and wants them answered. The runtime would read them
/// too, with a JSON library of its own that costs a cold start a quarter of its time.
public final class SqsEvents {
  private SqsEvents() {}

  /// What the functions look at: ids, queues, bodies, SQS's own attributes and texts that came with
  /// them.
  public static SQSEvent read(InputStream event) throws IOException {
    String json = new String(event.readAllBytes(), StandardCharsets.UTF_8);
    List<SQSMessage> messages =
        JsonText.parse(json).asJsonObject().getJsonArray("Records").stream()
            .map(record -> message(record.asJsonObject()))
            .toList();
    SQSEvent batch = new SQSEvent();
    batch.setRecords(messages);
    return batch;
  }

  public static void write(SQSBatchResponse response, OutputStream out) throws IOException {
    JsonArrayBuilder failures = JsonValues.array();
    for (BatchItemFailure failure : response.getBatchItemFailures()) {
      failures.add(JsonValues.object().add("itemIdentifier", failure.getItemIdentifier()));
    }
    String json = JsonValues.object().add("batchItemFailures", failures).build().toString();
    out.write(json.getBytes(StandardCharsets.UTF_8));
  }

  private static SQSMessage message(JsonObject record) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(record.getString("messageId"));
    message.setReceiptHandle(record.getString("receiptHandle"));
    message.setEventSourceArn(JsonValues.text(record, "eventSourceARN").orElse(null));
    message.setBody(JsonValues.text(record, "body").orElse(null));
    message.setAttributes(JsonValues.texts(record, "attributes"));
    message.setMessageAttributes(messageAttributes(record));
    return message;
  }

  /// Those that are texts.
  private static Map<String, MessageAttribute> messageAttributes(JsonObject record) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    if (record.get("messageAttributes") instanceof JsonObject all) {
      all.forEach(
          (name, value) -> {
            MessageAttribute attribute = new MessageAttribute();
            attribute.setStringValue(
                value instanceof JsonObject json
                    ? JsonValues.text(json, "stringValue").orElse(null)
                    : null);
            attributes.put(name, attribute);
          });
    }
    return attributes;
  }
}
