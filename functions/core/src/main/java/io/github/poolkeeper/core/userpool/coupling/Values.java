package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The settings of a pool, as rules ask for them.
record Values(JsonObject document) {

  Optional<JsonValue> at(Pointer path) {
    return path.in(document);
  }

  boolean has(Pointer path) {
    return at(path).isPresent();
  }

  Optional<String> text(Pointer path) {
    return at(path).flatMap(JsonValues::text);
  }

  boolean says(Pointer path, String text) {
    return text(path).filter(text::equals).isPresent();
  }

  boolean isTrue(Pointer path) {
    return at(path).filter(JsonValue.TRUE::equals).isPresent();
  }

  /// The strings of a list, sorted; none when it is absent.
  List<String> texts(Pointer path) {
    return elements(path).flatMap(value -> JsonValues.text(value).stream()).sorted().toList();
  }

  /// The texts at a member of a list's objects, in the list's order.
  List<String> textsOfEach(Pointer path, String member) {
    return elements(path)
        .flatMap(value -> Pointer.ROOT.child(member).in(value).stream())
        .flatMap(value -> JsonValues.text(value).stream())
        .toList();
  }

  /// A whole number; 0 when it is absent.
  int number(Pointer path) {
    return at(path).orElse(JsonValue.NULL) instanceof JsonNumber number ? number.intValue() : 0;
  }

  /// The members of an object; none when it is absent.
  JsonObject members(Pointer path) {
    return at(path).orElse(JsonValue.NULL) instanceof JsonObject object
        ? object
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private Stream<JsonValue> elements(Pointer path) {
    return at(path).orElse(JsonValue.NULL) instanceof JsonArray list
        ? list.stream()
        : Stream.empty();
  }
}
