package io.github.poolkeeper.local.template;

import java.util.List;
import java.util.Map;

/// A rule of EventBridge that leads to queues or topics.
///
/// @param bus by its name
/// @param pattern of the events, as JSON
public record EventRuleDefinition(String name, String bus, String pattern, List<Target> targets) {
  public EventRuleDefinition {
    targets = List.copyOf(targets);
  }

  /// Where a rule leads.
  public sealed interface Target {}

  /// A queue of SQS.
  ///
  /// @param detailOnly whether it gets an event's detail, and not the event around it
  /// @param messageGroup of a FIFO queue
  public record Queue(String id, String arn, boolean detailOnly, String messageGroup)
      implements Target {}

  /// A topic of SNS.
  ///
  /// @param paths by the name of the template's variable
  public record Topic(String id, String arn, Map<String, String> paths, String template)
      implements Target {
    public Topic {
      paths = Map.copyOf(paths);
    }
  }
}
