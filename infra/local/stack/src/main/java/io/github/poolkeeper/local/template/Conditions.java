package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/// Decides the `Conditions` section and the condition functions.
final class Conditions {
  private final JsonObject named;
  private final Expressions expressions;

  Conditions(JsonObject named, Expressions expressions) {
    this.named = named;
    this.expressions = expressions;
  }

  boolean named(String name) {
    JsonValue condition = named.get(name);
    if (condition == null) {
      throw new TemplateException("There is no condition " + name);
    }
    return holds(condition);
  }

  boolean holds(JsonValue condition) {
    if (!(condition instanceof JsonObject object) || object.size() != 1) {
      throw new TemplateException("expected a condition: " + condition);
    }
    String function = object.keySet().iterator().next();
    return function.equals("Condition")
        ? named(object.getString(function))
        : holds(function, object.getJsonArray(function));
  }

  private boolean holds(String function, JsonArray arguments) {
    return switch (function) {
      case "Fn::Equals" -> text(arguments.get(0)).equals(text(arguments.get(1)));
      case "Fn::Not" -> !holds(arguments.get(0));
      case "Fn::And" -> arguments.stream().allMatch(this::holds);
      case "Fn::Or" -> arguments.stream().anyMatch(this::holds);
      default -> throw new TemplateException("%s is not a condition".formatted(function));
    };
  }

  private String text(JsonValue value) {
    return Expressions.text(expressions.required(value));
  }
}
