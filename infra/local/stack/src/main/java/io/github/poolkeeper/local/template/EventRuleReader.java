package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads `AWS::Events::Rule` with a pattern. Source: CloudFormation's resource reference;
/// EventBridge User Guide, "Input transformation".
final class EventRuleReader {
  private static final String DETAIL = "$.detail";
  private static final String DEFAULT_BUS = "default";

  private EventRuleReader() {}

  static boolean isOne(JsonObject properties) {
    return properties.containsKey("EventPattern");
  }

  static EventRuleDefinition read(String logicalId, String name, JsonObject properties) {
    var rule = new Properties(logicalId, properties);
    String pattern = rule.value("EventPattern").toString();
    if (!rule.text("State", "ENABLED").equals("ENABLED")) {
      throw rule.trouble("State must be ENABLED");
    }
    if (!(rule.value("Targets") instanceof JsonArray array)) {
      throw rule.trouble("Targets must be a list");
    }
    List<EventRuleDefinition.Target> targets =
        array.getValuesAs(JsonObject.class).stream()
            .map(target -> target(new Properties(logicalId + ".Targets", target)))
            .toList();
    String bus = rule.text("EventBusName", DEFAULT_BUS);
    rule.passOver("Description", "Name").end();
    return new EventRuleDefinition(name, bus, pattern, targets);
  }

  private static EventRuleDefinition.Target target(Properties target) {
    String id = target.text("Id");
    String arn = target.text("Arn");
    EventRuleDefinition.Target read =
        arn.contains(":sns:") ? topic(id, arn, target) : queue(id, arn, target);
    target.end();
    return read;
  }

  private static EventRuleDefinition.Queue queue(String id, String arn, Properties target) {
    String path = target.text("InputPath", "");
    if (!path.isEmpty() && !path.equals(DETAIL)) {
      throw target.trouble("the local stack knows no InputPath but " + DETAIL);
    }
    Properties queue = target.object("SqsParameters");
    String group = queue.text("MessageGroupId");
    queue.end();
    return new EventRuleDefinition.Queue(id, arn, path.equals(DETAIL), group);
  }

  private static EventRuleDefinition.Topic topic(String id, String arn, Properties target) {
    Properties transformer = target.object("InputTransformer");
    Map<String, String> paths = new TreeMap<>();
    if (transformer.value("InputPathsMap") instanceof JsonObject map) {
      map.forEach((name, path) -> paths.put(name, Expressions.text(path)));
    }
    String template = transformer.text("InputTemplate");
    transformer.end();
    return new EventRuleDefinition.Topic(id, arn, paths, template);
  }
}
