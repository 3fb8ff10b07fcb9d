package io.github.poolkeeper.local.template;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The resolved properties of one resource, read one by one: what nobody has read when `end` is
/// called is not known here, and is refused rather than passed over.
final class Properties {
  private final String owner;
  private final JsonObject values;
  private final Set<String> unread;

  /// @param owner what the error messages call the resource or the part of one
  Properties(String owner, JsonObject values) {
    this.owner = owner;
    this.values = values;
    this.unread = new LinkedHashSet<>(values.keySet());
  }

  JsonValue value(String name) {
    return optional(name).orElseThrow(() -> trouble(name + " is missing"));
  }

  Optional<JsonValue> optional(String name) {
    unread.remove(name);
    return Optional.ofNullable(values.get(name));
  }

  String text(String name) {
    return Expressions.text(value(name));
  }

  String text(String name, String initially) {
    return optional(name).map(Expressions::text).orElse(initially);
  }

  int number(String name, int initially) {
    return optional(name).map(value -> number(name, value)).orElse(initially);
  }

  private int number(String name, JsonValue value) {
    try {
      return Integer.parseInt(Expressions.text(value));
    } catch (NumberFormatException e) {
      throw trouble("%s must be a whole number, not %s".formatted(name, value));
    }
  }

  /// One value or a list of values.
  List<String> texts(String name) {
    return switch (value(name)) {
      case JsonArray array -> array.stream().map(Expressions::text).toList();
      case JsonValue single -> List.of(Expressions.text(single));
    };
  }

  /// The members of an object property; none if it is absent.
  Properties object(String name) {
    String path = owner + "." + name;
    return optional(name)
        .map(value -> new Properties(path, object(name, value)))
        .orElseGet(() -> new Properties(path, JsonValue.EMPTY_JSON_OBJECT));
  }

  private JsonObject object(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw trouble("%s must be an object, not %s".formatted(name, value));
  }

  /// Takes note of properties that make no difference on one machine.
  Properties passOver(String... names) {
    unread.removeAll(List.of(names));
    return this;
  }

  Set<String> names() {
    return values.keySet();
  }

  void end() {
    if (!unread.isEmpty()) {
      throw trouble("%s is not known to the local stack".formatted(String.join(", ", unread)));
    }
  }

  TemplateException trouble(String what) {
    return new TemplateException("%s: %s".formatted(owner, what));
  }
}
