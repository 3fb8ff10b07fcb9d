package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.template.QueueDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TableDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Creates a template's queues and tables.
final class Resources {
  /// High throughput, encryption: SQS has them, ElasticMQ does not know them and refuses what it
  /// does not know. They change no message's way.
  private static final Set<String> NOT_IN_ELASTICMQ =
      Set.of("DeduplicationScope", "FifoThroughputLimit", "SqsManagedSseEnabled");

  private Resources() {}

  static void createQueues(StackDefinition stack, AwsJsonClient sqs)
      throws IOException, InterruptedException {
    // A dead-letter queue comes before the queue that names it.
    List<QueueDefinition> queues =
        stack.queues().stream()
            .sorted(Comparator.comparing(QueueDefinition::hasRedrivePolicy))
            .toList();
    for (QueueDefinition queue : queues) {
      sqs.call("CreateQueue", createQueue(queue));
    }
  }

  private static JsonObject createQueue(QueueDefinition queue) {
    Map<String, Object> attributes = new HashMap<>(queue.attributes());
    attributes.keySet().removeAll(NOT_IN_ELASTICMQ);
    return Json.createObjectBuilder()
        .add("QueueName", queue.name())
        .add("Attributes", Json.createObjectBuilder(attributes))
        .build();
  }

  static void createTables(StackDefinition stack, AwsJsonClient dynamoDb)
      throws IOException, InterruptedException {
    for (TableDefinition table : stack.tables()) {
      dynamoDb.call("CreateTable", table.createTable());
    }
  }
}
