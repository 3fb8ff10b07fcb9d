package io.github.poolkeeper.local.events;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pipe's `InputTemplate`, a JSON object with paths into the record: `"<$.dynamodb.Keys.id.S>"`.
/// What a pipe makes of a path that leads nowhere is not documented, so that it is an error here.
///
/// Source: EventBridge User Guide, "Amazon EventBridge Pipes input transformation".
record InputTemplate(String text) {
  private static final Pattern PATH = Pattern.compile("<\\$\\.([\\w.-]+)>");

  /// @throws IllegalStateException where a path leads nowhere or to something other than a text, or
  ///     where what comes out is no JSON object
  JsonObject of(JsonObject record) {
    String filled =
        PATH.matcher(text).replaceAll(path -> Matcher.quoteReplacement(text(record, path)));
    try (JsonReader reader = Json.createReader(new StringReader(filled))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new IllegalStateException("expected a JSON object from the input template", e);
    }
  }

  /// Without quotes, which stand in the template.
  private static String text(JsonObject record, MatchResult path) {
    JsonValue value = record;
    for (String name : path.group(1).split("\\.", -1)) {
      value =
          value instanceof JsonObject object
              ? object.getOrDefault(name, JsonValue.NULL)
              : JsonValue.NULL;
    }
    if (!(value instanceof JsonString)) {
      throw new IllegalStateException("expected a text at $." + path.group(1) + ", met " + value);
    }
    String quoted = value.toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
