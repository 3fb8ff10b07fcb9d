package io.github.poolkeeper.core.json;

import jakarta.json.JsonValue;

/// How messages speak of JSON values: short, and with their type where it matters.
public final class JsonWords {
  private static final int MAX_LENGTH = 60;

  private JsonWords() {}

  /// "a string", "an object", …
  public static String type(JsonValue value) {
    return switch (value.getValueType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case TRUE, FALSE -> "a boolean";
      case NULL -> "null";
    };
  }

  /// The value itself, cut where it is long.
  public static String brief(JsonValue value) {
    return cut(CanonicalJson.of(value), MAX_LENGTH);
  }

  /// A value as it is, or the start of its text where that is longer.
  public static JsonValue excerpt(JsonValue value, int max) {
    String text = CanonicalJson.of(value);
    return text.length() <= max
        ? value
        : JsonValues.value(cut(JsonValues.text(value).orElse(text), max));
  }

  /// The text, or its start and `…`; no character is cut in two.
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    boolean splits = max > 0 && Character.isHighSurrogate(text.charAt(max - 1));
    return text.substring(0, splits ? max - 1 : max) + "…";
  }
}
