package io.github.poolkeeper.local.template;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Resolves a template's values: intrinsic functions, parameters, pseudo parameters and the
/// attributes of its resources. A value that resolves to `AWS::NoValue` is absent.
///
/// Source: CloudFormation User Guide, intrinsic function reference.
final class Expressions {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final References references;
  private final Conditions conditions;

  Expressions(Template template, References.Parameters parameters, Place place) {
    this.references = new References(template, parameters, place, this);
    this.conditions = new Conditions(template.conditions(), this);
  }

  /// Whether a condition of the template holds.
  boolean holds(String condition) {
    return conditions.named(condition);
  }

  /// The value without expressions, or an error where it must not be absent.
  JsonValue required(JsonValue value) {
    return resolve(value)
        .orElseThrow(() -> new TemplateException("AWS::NoValue cannot stand here: " + value));
  }

  Optional<JsonValue> resolve(JsonValue value) {
    return switch (value) {
      case JsonObject object when isIntrinsic(object) -> intrinsic(object);
      case JsonObject object -> Optional.of(resolveMembers(object));
      case JsonArray array -> Optional.of(resolveItems(array));
      default -> Optional.of(value);
    };
  }

  private static boolean isIntrinsic(JsonObject object) {
    return object.size() == 1
        && object.keySet().stream().allMatch(name -> name.matches("Ref|Condition|Fn::.*"));
  }

  private JsonObject resolveMembers(JsonObject object) {
    var resolved = Json.createObjectBuilder();
    object.forEach((name, value) -> resolve(value).ifPresent(v -> resolved.add(name, v)));
    return resolved.build();
  }

  private JsonArray resolveItems(JsonArray array) {
    var resolved = Json.createArrayBuilder();
    array.forEach(item -> resolve(item).ifPresent(resolved::add));
    return resolved.build();
  }

  private Optional<JsonValue> intrinsic(JsonObject object) {
    var call = object.entrySet().iterator().next();
    JsonValue argument = call.getValue();
    return switch (call.getKey()) {
      case "Ref" -> references.ref(string(argument));
      case "Fn::GetAtt" -> Optional.of(attribute(list(argument)));
      case "Fn::Sub" -> Optional.of(Json.createValue(substitute(argument)));
      case "Fn::Join" -> Optional.of(join(list(argument)));
      case "Fn::Select" -> Optional.of(select(list(argument)));
      case "Fn::Split" -> Optional.of(split(list(argument)));
      case "Fn::If" -> choose(list(argument));
      case "Condition", "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
          Optional.of(conditions.holds(object) ? JsonValue.TRUE : JsonValue.FALSE);
      default -> throw new TemplateException(call.getKey() + " is not known to the local stack");
    };
  }

  private JsonValue attribute(List<JsonValue> argument) {
    return references.attribute(string(argument.get(0)), string(argument.get(1)));
  }

  private String substitute(JsonValue argument) {
    JsonValue text = argument instanceof JsonArray pair ? pair.get(0) : argument;
    JsonObject variables =
        argument instanceof JsonArray pair ? pair.getJsonObject(1) : JsonValue.EMPTY_JSON_OBJECT;
    return VARIABLE
        .matcher(string(text))
        .replaceAll(
            found -> Matcher.quoteReplacement(variable(found.group(1), found.group(2), variables)));
  }

  private String variable(String literal, String name, JsonObject variables) {
    if (!literal.isEmpty()) {
      return "${" + name + "}";
    }
    JsonValue own = variables.get(name);
    if (own != null) {
      return text(required(own));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? text(required(Json.createObjectBuilder().add("Ref", name).build()))
        : text(references.attribute(name.substring(0, dot), name.substring(dot + 1)));
  }

  private JsonValue join(List<JsonValue> argument) {
    JsonArray parts = required(argument.get(1)).asJsonArray();
    String delimiter = string(argument.get(0));
    return Json.createValue(
        parts.stream().map(Expressions::text).collect(Collectors.joining(delimiter)));
  }

  private JsonValue select(List<JsonValue> argument) {
    int index = Integer.parseInt(text(required(argument.get(0))));
    JsonArray values = required(argument.get(1)).asJsonArray();
    if (index >= values.size()) {
      throw new TemplateException("Fn::Select: no item %d in %s".formatted(index, values));
    }
    return values.get(index);
  }

  private JsonValue split(List<JsonValue> argument) {
    String text = text(required(argument.get(1)));
    return Json.createArrayBuilder(List.of(text.split(Pattern.quote(string(argument.get(0))), -1)))
        .build();
  }

  private Optional<JsonValue> choose(List<JsonValue> argument) {
    boolean holds = conditions.named(string(argument.get(0)));
    return resolve(argument.get(holds ? 1 : 2));
  }

  private static List<JsonValue> list(JsonValue argument) {
    if (argument instanceof JsonArray array) {
      return array;
    }
    throw new TemplateException("expected the arguments of a function as a list: " + argument);
  }

  static String string(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new TemplateException("expected a string: " + value);
  }

  /// A scalar as CloudFormation writes it into a string.
  static String text(JsonValue value) {
    return switch (value) {
      case JsonString string -> string.getString();
      case JsonNumber number -> number.bigDecimalValue().toPlainString();
      case JsonObject _, JsonArray _ -> throw new TemplateException("expected a scalar: " + value);
      default -> value.toString();
    };
  }
}
