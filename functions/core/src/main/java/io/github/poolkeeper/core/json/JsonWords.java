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
    String text = CanonicalJson.of(value);
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_LENGTH))) + "…";
  }
}
