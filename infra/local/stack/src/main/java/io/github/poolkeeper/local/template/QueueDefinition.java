package io.github.poolkeeper.local.template;

import java.time.Duration;
import java.util.Map;

/// One queue to create.
///
/// @param attributes as `CreateQueue` takes them, `RedrivePolicy` as JSON text
public record QueueDefinition(
    String logicalId, String name, String url, String arn, Map<String, String> attributes) {
  public QueueDefinition {
    attributes = Map.copyOf(attributes);
  }

  public boolean hasRedrivePolicy() {
    return attributes.containsKey("RedrivePolicy");
  }

  public boolean isFifo() {
    return name.endsWith(".fifo");
  }

  /// SQS's default is 30 seconds.
  public Duration visibilityTimeout() {
    return Duration.ofSeconds(Long.parseLong(attributes.getOrDefault("VisibilityTimeout", "30")));
  }
}
