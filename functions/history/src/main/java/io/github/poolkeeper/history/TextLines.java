package io.github.poolkeeper.history;

import io.github.poolkeeper.core.json.VisibleText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines of text out of JSON. Values and paths stay JSON, so that a text is told from a number;
/// what somebody wrote forges no line and moves no cursor.
final class TextLines {
  private final StringBuilder lines = new StringBuilder();

  TextLines line(String text) {
    lines.append(VisibleText.of(text)).append('\n');
    return this;
  }

  /// `name: value`, where there is one.
  TextLines member(JsonObject json, String name) {
    return json.containsKey(name) ? line(name + ": " + value(json, name)) : this;
  }

  /// Each path with its two sides as `-` and `+`; a side that is not there has no line.
  TextLines differences(JsonObject json, String list, String from, String to) {
    for (JsonObject difference : objects(json, list)) {
      line("").line(value(difference, "path"));
      side("- ", difference.get(from));
      side("+ ", difference.get(to));
    }
    return objects(json, list).isEmpty() ? this : line("");
  }

  /// Settings that something is said of, with the reason.
  TextLines because(String said, JsonObject json, String list) {
    for (JsonObject setting : objects(json, list)) {
      line(said + " " + value(setting, "path") + ": " + setting.getString("because"));
    }
    return this;
  }

  TextLines violations(JsonObject json) {
    for (JsonObject violation : objects(json, "violations")) {
      line("violation " + value(violation, "path") + ": " + value(violation, "message"));
    }
    return this;
  }

  static String value(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonValue::toString).orElse("");
  }

  static List<JsonObject> objects(JsonObject json, String name) {
    return json.containsKey(name)
        ? json.getJsonArray(name).getValuesAs(JsonObject.class)
        : List.of();
  }

  @Override
  public String toString() {
    return lines.toString();
  }

  private void side(String sign, @Nullable JsonValue value) {
    if (value != null) {
      line(sign + value);
    }
  }
}
