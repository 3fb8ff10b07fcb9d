package io.github.poolkeeper.core.userpool;

import static io.github.poolkeeper.core.json.JsonLiteral.json;

import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Values at and beyond the edges of what the API takes, made from a setting's type.
public final class Samples {
  private static final List<String> SHORTEST_TEXTS =
      List.of("", "x", "{####}", "{##x##}", "a@b", "arn:a:b::1:x");

  private Samples() {}

  /// Both ends of every range, every choice, every set from its smallest to its largest.
  public static List<JsonValue> legal(SettingType type) {
    return switch (type) {
      case SettingType.Structure _, SettingType.Anything _ -> List.of(JsonValue.EMPTY_JSON_OBJECT);
      case SettingType.Flag _ -> List.of(JsonValue.TRUE, JsonValue.FALSE);
      case SettingType.WholeNumber(int min, int max) ->
          List.of(JsonValues.value(min), JsonValues.value(max), json(max + ".0"));
      case SettingType.Text text -> List.of(text(text, text.min()), text(text, text.max()));
      case SettingType.Choice(List<String> values) -> texts(values);
      case SettingType.ChoiceSet set ->
          List.of(
              JsonValues.array(set.required()),
              JsonValues.array(set.values()),
              JsonValues.array(set.values().reversed()));
      case SettingType.RecoveryMechanisms _ -> recoveries();
      case SettingType.Tags _ -> tags();
    };
  }

  /// Just outside, and of every other type.
  public static List<JsonValue> illegal(SettingType type) {
    return switch (type) {
      case SettingType.Anything _ -> List.of();
      case SettingType.Structure _, SettingType.Tags _ -> values("\"x\"", "[]", "1", "true");
      case SettingType.Flag _ -> values("\"true\"", "\"false\"", "0", "1", "[]", "{}");
      case SettingType.WholeNumber(int min, int max) ->
          values(
              Integer.toString(min - 1),
              Integer.toString(max + 1),
              min + ".5",
              "\"" + min + "\"",
              "1e999999999",
              "1e-999999999",
              "true",
              "[]",
              "{}");
      case SettingType.Text text -> illegal(text);
      case SettingType.Choice(List<String> values) ->
          List.of(
              JsonValues.value(""),
              JsonValues.value(values.getFirst() + " "),
              JsonValues.value("SOMETHING_NEW"),
              JsonValue.TRUE,
              JsonValues.array(values));
      case SettingType.ChoiceSet set ->
          List.of(
              JsonValues.array(Collections.nCopies(2, set.values().getFirst())),
              JsonValues.array(Stream.concat(set.values().stream(), Stream.of("x")).toList()),
              JsonValues.value(set.values().getFirst()),
              JsonValue.EMPTY_JSON_OBJECT);
      case SettingType.RecoveryMechanisms _ ->
          values("[]", "\"admin_only\"", "{}", "[\"admin_only\"]");
    };
  }

  private static JsonValue text(SettingType.Text type, int length) {
    return SHORTEST_TEXTS.stream()
        .map(text -> text + "x".repeat(Math.max(0, length - text.length())))
        .filter(text -> type.pattern().matcher(text).matches())
        .findFirst()
        .map(JsonValues::value)
        .orElseThrow();
  }

  private static List<JsonValue> illegal(SettingType.Text type) {
    Stream<JsonValue> tooShort = type.min() > 0 ? Stream.of(JsonValues.value("")) : Stream.empty();
    return Stream.concat(
            tooShort,
            Stream.of(
                text(type, type.max() + 1),
                JsonValues.value(1),
                JsonValue.TRUE,
                JsonValue.EMPTY_JSON_ARRAY,
                JsonValue.EMPTY_JSON_OBJECT))
        .toList();
  }

  private static List<JsonValue> recoveries() {
    return values(
        """
        [{"Name":"admin_only","Priority":1}]\
        """,
        """
        [{"Name":"verified_email","Priority":2}]\
        """,
        """
        [{"Name":"verified_email","Priority":2},{"Name":"verified_phone_number","Priority":1}]\
        """);
  }

  private static List<JsonValue> tags() {
    JsonObject longest =
        JsonValues.object()
            .add("k".repeat(128), "v".repeat(256))
            .add("aws not theirs", "é".repeat(256))
            .build();
    return List.of(JsonValue.EMPTY_JSON_OBJECT, longest, json("{\"gone\":null,\"empty\":\"\"}"));
  }

  private static List<JsonValue> texts(List<String> values) {
    return values.stream().<JsonValue>map(JsonValues::value).toList();
  }

  private static List<JsonValue> values(String... texts) {
    return Stream.of(texts).map(text -> json(text)).toList();
  }
}
