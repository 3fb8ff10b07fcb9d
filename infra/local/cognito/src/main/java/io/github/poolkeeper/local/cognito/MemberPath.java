package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Where a member stands, in the API's own names: `Policies.PasswordPolicy.MinimumLength`. Whatever
/// has another shape than expected is not there.
record MemberPath(List<String> names) {

  MemberPath {
    names = List.copyOf(names);
  }

  static MemberPath of(String dotted) {
    return new MemberPath(List.of(dotted.split("\\.", -1)));
  }

  static Optional<JsonValue> value(String dotted, JsonObject root) {
    return of(dotted).in(root);
  }

  static Optional<String> text(String dotted, JsonObject root) {
    return value(dotted, root)
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString());
  }

  static Optional<JsonObject> object(String dotted, JsonObject root) {
    return value(dotted, root).filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  /// The texts of a list, none when there is no list.
  static List<String> texts(String dotted, JsonObject root) {
    return value(dotted, root).filter(JsonArray.class::isInstance).stream()
        .flatMap(list -> list.asJsonArray().stream())
        .filter(JsonString.class::isInstance)
        .map(element -> ((JsonString) element).getString())
        .toList();
  }

  Optional<JsonValue> in(JsonObject root) {
    Optional<JsonValue> found = Optional.of(root);
    for (String name : names) {
      found =
          found
              .filter(JsonObject.class::isInstance)
              .flatMap(parent -> Optional.ofNullable(parent.asJsonObject().get(name)));
    }
    return found;
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
