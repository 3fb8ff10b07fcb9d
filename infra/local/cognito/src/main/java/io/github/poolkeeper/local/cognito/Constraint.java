package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the API's model allows for a value.
interface Constraint {

  int SHORTEST_ARN = 20;
  int LONGEST_ARN = 2048;

  /// What a mail may consist of: neither U+00A0 nor U+3000, and nothing invisible.
  String MAIL = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*";

  Map<String, String> PATTERNS =
      Map.of(
          "arn",
          "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
          "mail",
          MAIL,
          "subject",
          "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+",
          "sms",
          ".*\\{####\\}.*",
          "address",
          "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
          "name",
          "[\\w\\s+=,.@-]+",
          "tag",
          "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
          "set",
          "^[a-zA-Z0-9_-]+$",
          "level",
          "[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  /// What is wrong with the value, each as in `Value '5' at 'a.b' failed to satisfy constraint:
  /// Member must have value greater than or equal to 6`.
  Stream<String> errors(String at, JsonValue value);

  /// Reads a row of [ModelConstraints]: a kind and what the kind needs, separated by spaces.
  static Constraint of(String kind, List<String> arguments) {
    return switch (kind) {
      case "structure" -> must("be a structure", JsonObject.class::isInstance);
      case "flag" -> must("be a boolean", Set.of(JsonValue.TRUE, JsonValue.FALSE)::contains);
      case "number" ->
          number(Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)));
      case "text" -> text(Integer.parseInt(arguments.get(0)), Integer.parseInt(arguments.get(1)));
      case "arn" -> all(text(SHORTEST_ARN, LONGEST_ARN), pattern("arn"));
      case "pattern" -> pattern(arguments.get(0));
      case "enum" ->
          must(
              "satisfy enum value set: [%s]".formatted(String.join(", ", arguments)),
              value -> isOneOf(value, arguments));
      case "list" -> list(arguments);
      case "at-least" -> atLeast(Integer.parseInt(arguments.get(0)));
      case "required" -> required(arguments);
      case "each-required" -> eachRequired(arguments);
      default -> throw new IllegalArgumentException("No kind of constraint: " + kind);
    };
  }

  /// Of a tag's key or value.
  static Constraint tag(int shortest, int longest) {
    return all(text(shortest, longest), pattern("tag"));
  }

  /// The path of a member as AWS writes it: `policies.passwordPolicy.minimumLength`.
  static String camelCase(String path) {
    return Stream.of(path.split("\\.", -1))
        .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
        .collect(Collectors.joining("."));
  }

  private static Constraint must(String demand, Predicate<JsonValue> allows) {
    return (at, value) ->
        allows.test(value)
            ? Stream.empty()
            : Stream.of(
                "Value '%s' at '%s' failed to satisfy constraint: Member must %s"
                    .formatted(printed(value), at, demand));
  }

  private static Constraint all(Constraint first, Constraint second) {
    return (at, value) -> Stream.concat(first.errors(at, value), second.errors(at, value));
  }

  private static Constraint number(int least, int most) {
    return all(
        must(
            "have value greater than or equal to " + least,
            value -> isNumber(value, number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)),
        must(
            "have value less than or equal to " + most,
            value -> isNumber(value, number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)));
  }

  private static boolean isNumber(JsonValue value, Predicate<BigDecimal> allows) {
    return value instanceof JsonNumber number
        && number.isIntegral()
        && allows.test(number.bigDecimalValue());
  }

  private static Constraint text(int shortest, int longest) {
    return all(
        must(
            "have length greater than or equal to " + shortest,
            value -> value instanceof JsonString text && length(text) >= shortest),
        must(
            "have length less than or equal to " + longest,
            value -> value instanceof JsonString text && length(text) <= longest));
  }

  private static int length(JsonString text) {
    return text.getString().codePointCount(0, text.getString().length());
  }

  private static Constraint pattern(String name) {
    String regex = PATTERNS.get(name);
    Pattern pattern = Pattern.compile(regex);
    return must(
        "satisfy regular expression pattern: " + regex,
        value -> value instanceof JsonString text && pattern.matcher(text.getString()).matches());
  }

  private static Constraint list(List<String> allowed) {
    return must(
        "satisfy constraint: [Member must satisfy enum value set: [%s]]"
            .formatted(String.join(", ", allowed)),
        value ->
            value instanceof JsonArray list
                && list.stream().allMatch(each -> isOneOf(each, allowed)));
  }

  private static Constraint atLeast(int least) {
    return must(
        "have length greater than or equal to " + least,
        value -> value instanceof JsonArray list && list.size() >= least);
  }

  private static boolean isOneOf(JsonValue value, List<String> allowed) {
    return value instanceof JsonString text && allowed.contains(text.getString());
  }

  private static Constraint required(List<String> names) {
    return (at, value) ->
        value instanceof JsonObject structure
            ? names.stream()
                .filter(name -> !structure.containsKey(name))
                .map(name -> missing(at + "." + camelCase(name)))
            : Stream.empty();
  }

  private static Constraint eachRequired(List<String> names) {
    Constraint each = required(names);
    return (at, value) ->
        switch (value) {
          case JsonArray list -> numbered(list, number -> at + "." + number + ".member", each);
          case JsonObject map ->
              map.entrySet().stream()
                  .flatMap(
                      entry -> each.errors(at + "." + camelCase(entry.getKey()), entry.getValue()));
          default -> Stream.empty();
        };
  }

  private static Stream<String> numbered(
      JsonArray list, Function<Integer, String> place, Constraint each) {
    return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
        .flatMap(index -> each.errors(place.apply(index + 1), list.get(index)));
  }

  private static String missing(String at) {
    return "Value null at '%s' failed to satisfy constraint: Member must not be null".formatted(at);
  }

  private static String printed(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString();
      case JsonArray list ->
          list.stream().map(Constraint::printed).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }
}
