package io.github.poolkeeper.local.template;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads `AWS::SQS::Queue`. Source: CloudFormation's resource reference; SQS's `CreateQueue`.
final class QueueReader {
  private static final List<String> ATTRIBUTES =
      List.of(
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "DelaySeconds",
          "FifoQueue",
          "FifoThroughputLimit",
          "KmsDataKeyReusePeriodSeconds",
          "KmsMasterKeyId",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "SqsManagedSseEnabled",
          "VisibilityTimeout");

  private final Place place;

  QueueReader(Place place) {
    this.place = place;
  }

  QueueDefinition read(String logicalId, String name, JsonObject properties) {
    var queue = new Properties(logicalId, properties);
    Map<String, String> attributes = new TreeMap<>();
    for (String attribute : ATTRIBUTES) {
      queue.optional(attribute).ifPresent(v -> attributes.put(attribute, Expressions.text(v)));
    }
    queue
        .optional("MaximumMessageSize")
        .ifPresent(v -> attributes.put("MaximumMessageSize", Expressions.text(v)));
    queue.optional("RedrivePolicy").ifPresent(v -> attributes.put("RedrivePolicy", text(v)));
    queue.passOver("QueueName", "Tags").end();
    checkFifo(queue, name, attributes);
    return new QueueDefinition(
        logicalId, name, place.queueUrl(name), place.arn("sqs", name), attributes);
  }

  private static String text(JsonValue policy) {
    return policy.toString();
  }

  private static void checkFifo(Properties queue, String name, Map<String, String> attributes) {
    boolean fifo = attributes.getOrDefault("FifoQueue", "false").equals("true");
    if (fifo != name.endsWith(".fifo")) {
      throw queue.trouble("FifoQueue and a name that ends in .fifo go together, not " + name);
    }
    // CreateQueue knows no FifoQueue=false: a standard queue leaves it out.
    attributes.remove("FifoQueue", "false");
    if (!fifo && attributes.containsKey("DeduplicationScope")) {
      throw queue.trouble("DeduplicationScope is an attribute of FIFO queues only");
    }
  }
}
