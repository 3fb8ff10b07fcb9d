package io.github.poolkeeper.local.events;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a rule's target gets in an event's place: JSON, a text in quotes included. Between the
/// template's quotes a value goes as it is, and nothing in it is escaped; a path that leads nowhere
/// leaves nothing. Only texts are known here.
///
/// Source: EventBridge User Guide, "Amazon EventBridge input transformation".
record InputTransformer(Map<String, String> paths, String template) {
  private static final Pattern VARIABLE = Pattern.compile("<([\\w.-]+)>");

  InputTransformer {
    paths = Map.copyOf(paths);
  }

  /// @throws IllegalStateException where a path leads to anything but a text, and where what comes
  ///     out is no JSON
  String of(JsonObject event) {
    var filled = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    while (variables.find()) {
      boolean isQuoted = isWithinQuotes(template.substring(0, variables.start()));
      String text = value(event, variables.group(1)).map(v -> spelt(v, isQuoted)).orElse("");
      variables.appendReplacement(filled, Matcher.quoteReplacement(text));
    }
    variables.appendTail(filled);
    try (JsonReader reader = Json.createReader(new StringReader("[" + filled + "]"))) {
      JsonArray made = reader.readArray();
      if (made.size() != 1) {
        throw noJson(filled, null);
      }
      return made.getFirst().toString();
    } catch (JsonException e) {
      throw noJson(filled, e);
    }
  }

  private static IllegalStateException noJson(CharSequence met, @Nullable Exception cause) {
    return new IllegalStateException("expected JSON from the input template, met " + met, cause);
  }

  private static String spelt(JsonString value, boolean isQuoted) {
    return isQuoted ? value.getString() : value.toString();
  }

  private Optional<JsonString> value(JsonObject event, String variable) {
    String path = paths.get(variable);
    if (path == null) {
      throw new IllegalStateException("the input template has no variable " + variable);
    }
    JsonValue value = event;
    for (String name : path.replaceFirst("^\\$\\.", "").split("\\.", -1)) {
      value =
          value instanceof JsonObject object
              ? object.getOrDefault(name, JsonValue.NULL)
              : JsonValue.NULL;
    }
    return switch (value) {
      case JsonString text -> Optional.of(text);
      case JsonValue none when none.equals(JsonValue.NULL) -> Optional.empty();
      default -> throw new IllegalStateException("expected a text at " + path + ", met " + value);
    };
  }

  private static boolean isWithinQuotes(String before) {
    return before.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
