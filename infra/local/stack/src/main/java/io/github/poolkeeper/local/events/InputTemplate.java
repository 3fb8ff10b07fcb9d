package io.github.poolkeeper.local.events;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pipe's `InputTemplate`, a JSON object with paths into the record: `<$.dynamodb.Keys.id.S>`
/// becomes JSON, a text in quotes. Where the template has the quotes, the text goes between them as
/// it is, and what is not right there in JSON makes no event.
/// What a pipe makes of a path that leads nowhere is not documented, so that it is an error here.
///
/// Source: EventBridge User Guide, "Amazon EventBridge Pipes input transformation".
record InputTemplate(String text) {
  private static final Pattern PATH = Pattern.compile("(?<quote>\"?)<\\$\\.(?<path>[\\w.-]+)>\"?");

  /// @throws IllegalStateException where a path leads nowhere or to something other than a text or
  ///     a list, or where what comes out is no JSON object
  JsonObject of(JsonObject record) {
    String filled =
        PATH.matcher(text).replaceAll(path -> Matcher.quoteReplacement(found(record, path)));
    try (JsonReader reader = Json.createReader(new StringReader(filled))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new IllegalStateException("expected a JSON object from the input template", e);
    }
  }

  private static String found(JsonObject record, MatchResult path) {
    JsonValue value = record;
    for (String name : path.group("path").split("\\.", -1)) {
      value =
          value instanceof JsonObject object
              ? object.getOrDefault(name, JsonValue.NULL)
              : JsonValue.NULL;
    }
    boolean isQuoted = !path.group("quote").isEmpty();
    return switch (value) {
      case JsonString text when isQuoted -> '"' + text.getString() + '"';
      case JsonString text -> text.toString();
      case JsonArray list -> isQuoted ? '"' + list.toString() + '"' : list.toString();
      default ->
          throw new IllegalStateException(
              "expected a text or a list at $." + path.group("path") + ", met " + value);
    };
  }
}
