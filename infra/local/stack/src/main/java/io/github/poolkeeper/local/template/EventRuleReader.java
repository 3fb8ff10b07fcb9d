package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

/// Reads `AWS::Events::Rule` with a pattern and one queue. Source: CloudFormation's resource
/// reference; EventBridge User Guide, "Input transformation".
final class EventRuleReader {
  private static final String DETAIL = "$.detail";

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
    if (!(rule.value("Targets") instanceof JsonArray targets) || targets.size() != 1) {
      throw rule.trouble("the local stack knows only one target");
    }
    var target = new Properties(logicalId + ".Targets", targets.getJsonObject(0));
    String path = target.text("InputPath", "");
    if (!path.isEmpty() && !path.equals(DETAIL)) {
      throw target.trouble("the local stack knows no InputPath but " + DETAIL);
    }
    Properties queue = target.object("SqsParameters");
    var definition =
        new EventRuleDefinition(
            name, pattern, target.text("Arn"), path.equals(DETAIL), queue.text("MessageGroupId"));
    queue.end();
    target.passOver("Id").end();
    rule.passOver("Description", "Name").end();
    return definition;
  }
}
