package io.github.poolkeeper.local.cognito;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object while they are being changed. A member keeps its place when its
/// value changes.
final class Members {

  // Json.createObjectBuilder() looks for the provider on the class path every time.
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private final Map<String, JsonValue> values;

  private Members(Map<String, JsonValue> values) {
    this.values = values;
  }

  static Members none() {
    return new Members(new LinkedHashMap<>());
  }

  static Members of(JsonObject object) {
    return new Members(new LinkedHashMap<>(object));
  }

  static JsonValue text(String value) {
    return Json.createValue(value);
  }

  /// The objects of a list, none when it is no list.
  static List<JsonObject> objects(JsonValue list) {
    return list instanceof JsonArray array
        ? array.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject).toList()
        : List.of();
  }

  static JsonArray array(Collection<? extends JsonValue> values) {
    return JSON.createArrayBuilder(values).build();
  }

  /// The object as a server reads it: a member that is `null` is not there (Smithy awsJson1_1), at
  /// any depth.
  static JsonObject withoutNulls(JsonObject object) {
    Members said = none();
    object.forEach(
        (name, value) -> {
          if (!value.equals(JsonValue.NULL)) {
            said.put(name, withoutNulls(value));
          }
        });
    return said.toObject();
  }

  static JsonValue withoutNulls(JsonValue value) {
    return switch (value) {
      case JsonObject object -> withoutNulls(object);
      case JsonArray array -> array(array.stream().map(Members::withoutNulls).toList());
      default -> value;
    };
  }

  static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  Members put(String name, JsonValue value) {
    values.put(name, value);
    return this;
  }

  Members put(String name, String value) {
    return put(name, text(value));
  }

  Members putAll(JsonObject others) {
    values.putAll(others);
    return this;
  }

  /// Puts the value, or removes the member where there is none.
  Members set(String name, Optional<? extends JsonValue> value) {
    value.ifPresentOrElse(present -> values.put(name, present), () -> values.remove(name));
    return this;
  }

  Members remove(String name) {
    values.remove(name);
    return this;
  }

  JsonObject toObject() {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    values.forEach(object::add);
    return object.build();
  }
}
