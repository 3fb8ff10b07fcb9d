package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Condition;
import io.github.poolkeeper.local.iam.Operator;
import io.github.poolkeeper.local.iam.Patterns;
import io.github.poolkeeper.local.iam.Policy;
import io.github.poolkeeper.local.iam.Statement;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// Reads the inline policies of an `AWS::IAM::Role`. Managed policies and boundaries are not known:
/// what they say stands elsewhere.
final class RoleReader {
  private RoleReader() {}

  static Policy read(String logicalId, JsonObject properties) {
    var role = new Properties(logicalId, properties);
    JsonArray policies = role.optional("Policies").orElse(JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    role.value("AssumeRolePolicyDocument");
    role.passOver("Description", "Path", "RoleName", "Tags").end();
    List<Statement> statements = new ArrayList<>();
    for (JsonObject policy : policies.getValuesAs(JsonObject.class)) {
      JsonObject document = policy.getJsonObject("PolicyDocument");
      for (JsonObject statement :
          document.getJsonArray("Statement").getValuesAs(JsonObject.class)) {
        statements.add(statement(logicalId, statement));
      }
    }
    return new Policy(statements);
  }

  private static Statement statement(String logicalId, JsonObject json) {
    String id = json.getString("Sid", "statement");
    var statement = new Properties(logicalId + " " + id, json);
    Statement read =
        new Statement(
            id,
            effect(statement),
            patterns(statement, "Action"),
            patterns(statement, "Resource"),
            conditions(statement, statement.object("Condition")));
    statement.passOver("Sid").end();
    return read;
  }

  private static Statement.Effect effect(Properties statement) {
    String effect = statement.text("Effect");
    return switch (effect) {
      case "Allow" -> Statement.Effect.ALLOW;
      case "Deny" -> Statement.Effect.DENY;
      default -> throw statement.trouble("Effect is Allow or Deny, not " + effect);
    };
  }

  private static Patterns patterns(Properties statement, String name) {
    boolean negated = statement.names().contains("Not" + name);
    List<String> patterns = statement.texts(negated ? "Not" + name : name);
    if (patterns.isEmpty()) {
      throw statement.trouble(name + " is empty");
    }
    if (patterns.stream().anyMatch(pattern -> pattern.contains("${"))) {
      throw statement.trouble("policy variables are not known to the local stack: " + patterns);
    }
    return negated ? new Patterns.NoneOf(patterns) : new Patterns.AnyOf(patterns);
  }

  private static List<Condition> conditions(Properties statement, Properties operators) {
    List<Condition> conditions = new ArrayList<>();
    try {
      for (String operator : operators.names()) {
        Properties keys = operators.object(operator);
        for (String key : keys.names()) {
          conditions.add(new Condition(Operator.named(operator), key, keys.texts(key)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw statement.trouble(String.valueOf(e.getMessage()));
    }
    return conditions;
  }
}
