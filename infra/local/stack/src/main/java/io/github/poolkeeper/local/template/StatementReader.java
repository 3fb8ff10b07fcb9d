package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Condition;
import io.github.poolkeeper.local.iam.Operator;
import io.github.poolkeeper.local.iam.Patterns;
import io.github.poolkeeper.local.iam.Statement;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Reads one statement of a policy document, but for whom it is about: a role's is about the role.
final class StatementReader {
  private StatementReader() {}

  static Statement read(String logicalId, JsonObject json) {
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
