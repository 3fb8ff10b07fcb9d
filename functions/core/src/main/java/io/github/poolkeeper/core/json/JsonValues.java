package io.github.poolkeeper.core.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes JSON values. `jakarta.json.Json` looks its provider up at every call; this holds it.
public final class JsonValues {
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());

  private JsonValues() {}

  public static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }

  /// Starts from the members of an object.
  public static JsonObjectBuilder object(JsonObject members) {
    return BUILDERS.createObjectBuilder(members);
  }

  public static JsonArrayBuilder array() {
    return BUILDERS.createArrayBuilder();
  }

  public static JsonArray array(Collection<?> elements) {
    return BUILDERS.createArrayBuilder(elements).build();
  }

  public static JsonString value(String text) {
    return PROVIDER.createValue(text);
  }

  public static JsonNumber value(int number) {
    return PROVIDER.createValue(number);
  }

  /// The text that a value is, if it is one.
  public static Optional<String> text(JsonValue value) {
    return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
  }

  /// The text that a member is, if it is there and is one.
  public static Optional<String> text(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).flatMap(JsonValues::text);
  }

  /// The texts among the members of an object member, by their names; none where it is no object.
  public static Map<String, String> texts(JsonObject object, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.get(name) instanceof JsonObject members) {
      members.forEach((key, value) -> text(value).ifPresent(text -> texts.put(key, text)));
    }
    return texts;
  }
}
