package io.github.poolkeeper.core.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.TreeMap;

/// The canonical form of JSON (RFC 8785): no white space, members sorted by UTF-16 code units,
/// shortest escapes and numbers. Two documents that mean the same have the same bytes.
///
/// It departs from the RFC where the RFC would lose something: a number that a double cannot hold
/// keeps all its digits, and an unpaired surrogate is written as its escape.
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  public static String of(JsonValue value) {
    CanonicalJson text = new CanonicalJson();
    text.write(value);
    return text.out.toString();
  }

  /// In UTF-8.
  public static byte[] bytes(JsonValue value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }

  private void write(JsonValue value) {
    switch (value) {
      case JsonObject object -> writeObject(object);
      case JsonArray array -> writeArray(array);
      case JsonString string -> writeString(string.getString());
      case JsonNumber number -> out.append(CanonicalNumber.of(number.bigDecimalValue()));
      default -> out.append(value);
    }
  }

  private void writeObject(JsonObject object) {
    out.append('{');
    String separator = "";
    for (var member : new TreeMap<>(object).entrySet()) {
      out.append(separator);
      writeString(member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void writeArray(JsonArray array) {
    out.append('[');
    for (Iterator<JsonValue> elements = array.iterator(); elements.hasNext(); ) {
      write(elements.next());
      out.append(elements.hasNext() ? "," : "");
    }
    out.append(']');
  }

  /// What needs no escape, which is nearly all, is copied in one piece.
  private void writeString(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || isUnpaired(text, i)) {
        out.append(text, written, i).append(escape(c));
        written = i + 1;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", (int) c);
    };
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
