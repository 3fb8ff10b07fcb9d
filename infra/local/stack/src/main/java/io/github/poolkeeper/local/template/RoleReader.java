package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the inline policies of an `AWS::IAM::Role`.
final class RoleReader {
  private RoleReader() {}

  static List<PolicyStatement> read(String logicalId, JsonObject properties) {
    var role = new Properties(logicalId, properties);
    JsonArray policies = role.optional("Policies").orElse(JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    role.value("AssumeRolePolicyDocument");
    role.passOver("Description", "Path", "PermissionsBoundary", "RoleName", "Tags").end();
    List<PolicyStatement> statements = new ArrayList<>();
    for (JsonObject policy : policies.getValuesAs(JsonObject.class)) {
      JsonObject document = policy.getJsonObject("PolicyDocument");
      for (JsonObject statement :
          document.getJsonArray("Statement").getValuesAs(JsonObject.class)) {
        statements.add(statement(logicalId, statement));
      }
    }
    return statements;
  }

  private static PolicyStatement statement(String logicalId, JsonObject json) {
    var statement = new Properties(logicalId + " " + json.getString("Sid", "statement"), json);
    if (!statement.text("Effect").equals("Allow")) {
      throw statement.trouble("the local stack knows only Effect: Allow");
    }
    Map<String, String> conditions = conditions(statement.object("Condition"));
    List<String> actions = statement.texts("Action");
    List<String> resources = statement.texts("Resource");
    statement.passOver("Sid").end();
    return new PolicyStatement(actions, resources, conditions);
  }

  private static Map<String, String> conditions(Properties condition) {
    Properties equal = condition.object("StringEquals");
    Map<String, String> conditions = new HashMap<>();
    equal.names().forEach(key -> conditions.put(key, equal.text(key)));
    condition.end();
    return conditions;
  }
}
