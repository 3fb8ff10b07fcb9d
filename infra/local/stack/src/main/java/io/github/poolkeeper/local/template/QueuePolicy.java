package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import java.util.List;

/// Who of other services may send to queues.
///
/// @param queues by their URLs
public record QueuePolicy(List<String> queues, Policy policy) {
  public QueuePolicy {
    queues = List.copyOf(queues);
  }
}
