package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the API's model allows for a value.
///
/// @param demand the end of "Member must ..."
record Constraint(String demand, Predicate<JsonValue> allows) {

  private static final int SHORTEST_ARN = 20;
  private static final int LONGEST_ARN = 2048;
  private static final int LONGEST_TAG_KEY = 128;
  private static final int LONGEST_TAG_VALUE = 256;

  /// Reads a row of [ModelConstraints]: a kind and what the kind needs, separated by spaces.
  static Constraint of(String kind, List<String> arguments) {
    return switch (kind) {
      case "structure" -> new Constraint("be a structure", JsonObject.class::isInstance);
      case "flag" ->
          new Constraint("be a boolean", Set.of(JsonValue.TRUE, JsonValue.FALSE)::contains);
      case "number" ->
          number(Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)));
      case "text" -> text(Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)));
      case "arn" -> text(SHORTEST_ARN, LONGEST_ARN);
      case "contains" ->
          new Constraint(
              "contain " + String.join("...", arguments),
              value -> containsInOrder(value, arguments));
      case "enum" ->
          new Constraint(
              "satisfy enum value set: " + arguments, value -> isOneOf(value, arguments));
      case "list" ->
          new Constraint("be a list of: " + arguments, value -> isListOf(value, arguments));
      case "tags" ->
          new Constraint(
              "be tags, with keys of 1 to 128 and values of at most 256 characters",
              Constraint::isTags);
      default -> throw new IllegalArgumentException("No kind of constraint: " + kind);
    };
  }

  private static Constraint number(int least, int most) {
    return new Constraint(
        "have value between %d and %d".formatted(least, most),
        value ->
            value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.bigDecimalValue().compareTo(BigDecimal.valueOf(most)) <= 0);
  }

  private static Constraint text(int shortest, int longest) {
    return new Constraint(
        "have length between %d and %d".formatted(shortest, longest),
        value -> isText(value, shortest, longest));
  }

  private static boolean isText(JsonValue value, int shortest, int longest) {
    if (!(value instanceof JsonString text)) {
      return false;
    }
    int length = text.getString().codePointCount(0, text.getString().length());
    return length >= shortest && length <= longest;
  }

  private static boolean containsInOrder(JsonValue value, List<String> marks) {
    if (!(value instanceof JsonString text)) {
      return false;
    }
    int from = 0;
    for (String mark : marks) {
      int found = text.getString().indexOf(mark, from);
      if (found < 0) {
        return false;
      }
      from = found + mark.length();
    }
    return true;
  }

  private static boolean isOneOf(JsonValue value, List<String> allowed) {
    return value instanceof JsonString text && allowed.contains(text.getString());
  }

  private static boolean isListOf(JsonValue value, List<String> allowed) {
    return value instanceof JsonArray list
        && list.stream().allMatch(each -> isOneOf(each, allowed));
  }

  private static boolean isTags(JsonValue value) {
    return value instanceof JsonObject tags
        && tags.entrySet().stream()
            .allMatch(
                tag ->
                    isText(Json.createValue(tag.getKey()), 1, LONGEST_TAG_KEY)
                        && isText(tag.getValue(), 0, LONGEST_TAG_VALUE));
  }
}
