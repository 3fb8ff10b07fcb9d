package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.JsonWords;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Whether the API takes a value for a setting. Nothing is coerced: "12" is not 12.
final class ValueRange {
  private ValueRange() {}

  static List<Violation> violations(SettingType type, Pointer path, JsonValue value) {
    return switch (type) {
      case SettingType.Tags _ when value instanceof JsonObject tags ->
          TagRange.violations(path, tags);
      case SettingType.RecoveryMechanisms _ when value instanceof JsonArray list ->
          RecoveryRange.violations(path, list);
      default -> one(path, expectation(type, value), value);
    };
  }

  /// What was expected, when the value is something else.
  private static Optional<String> expectation(SettingType type, JsonValue value) {
    return switch (type) {
      case SettingType.Structure _, SettingType.Tags _ -> Optional.of("an object");
      case SettingType.RecoveryMechanisms _ -> Optional.of("a list of recovery mechanisms");
      case SettingType.Flag _ ->
          unless(JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value), "true or false");
      case SettingType.WholeNumber(int min, int max) ->
          unless(isWithin(value, min, max), "a whole number from " + min + " to " + max);
      case SettingType.Text text -> text(text, value);
      case SettingType.Choice(List<String> values) ->
          unless(isOneOf(value, values), "one of " + String.join(", ", values));
      case SettingType.ChoiceSet set -> choices(set, value);
      case SettingType.Anything _ -> Optional.empty();
    };
  }

  private static Optional<String> text(SettingType.Text type, JsonValue value) {
    String expected = type.shape() + ", " + type.min() + " to " + type.max() + " characters";
    if (!(value instanceof JsonString string)) {
      return Optional.of(expected);
    }
    String text = string.getString();
    int length = text.codePointCount(0, text.length());
    return unless(
        length >= type.min() && length <= type.max() && type.pattern().matcher(text).matches(),
        expected);
  }

  private static Optional<String> choices(SettingType.ChoiceSet type, JsonValue value) {
    String expected =
        "a list without repetition of "
            + String.join(", ", type.values())
            + (type.required().isEmpty() ? "" : ", with " + String.join(", ", type.required()));
    return unless(
        value instanceof JsonArray list
            && list.stream().allMatch(element -> isOneOf(element, type.values()))
            && new HashSet<>(list).size() == list.size()
            && type.required().stream().allMatch(word -> contains(list, word)),
        expected);
  }

  static boolean isWithin(JsonValue value, int min, int max) {
    return value instanceof JsonNumber number
        && number.bigDecimalValue().stripTrailingZeros().scale() <= 0
        && number.bigDecimalValue().compareTo(BigDecimal.valueOf(min)) >= 0
        && number.bigDecimalValue().compareTo(BigDecimal.valueOf(max)) <= 0;
  }

  static boolean isOneOf(JsonValue value, List<String> words) {
    return value instanceof JsonString string && words.contains(string.getString());
  }

  private static boolean contains(JsonArray list, String word) {
    return list.stream().anyMatch(element -> isOneOf(element, List.of(word)));
  }

  private static Optional<String> unless(boolean met, String expected) {
    return met ? Optional.empty() : Optional.of(expected);
  }

  private static List<Violation> one(Pointer path, Optional<String> expected, JsonValue met) {
    List<Violation> found = new ArrayList<>();
    expected.ifPresent(words -> found.add(new Violation(path, message(words, met))));
    return found;
  }

  static String message(String expected, JsonValue met) {
    return "expected " + expected + ", met " + JsonWords.type(met) + ": " + JsonWords.brief(met);
  }
}
