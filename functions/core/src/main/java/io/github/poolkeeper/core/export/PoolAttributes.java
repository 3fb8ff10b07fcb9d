package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The attributes that somebody gave a pool: its own ones, and the standard ones that are not as
/// every pool has them. Those that are, nobody writes down.
final class PoolAttributes {
  private static final Map<String, JsonObject> STANDARD = standard();

  private PoolAttributes() {}

  static List<JsonObject> given(JsonObject createdWith) {
    return createdWith.get("SchemaAttributes") instanceof JsonArray attributes
        ? attributes.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
            .filter(attribute -> !isStandard(attribute))
            .sorted(Comparator.comparing(PoolAttributes::name))
            .toList()
        : List.of();
  }

  /// As it is called when a pool is created.
  static String name(JsonObject attribute) {
    return JsonValues.text(attribute, "Name").orElse("").replaceFirst("^(dev:)?(custom:)?", "");
  }

  /// The bounds of its values, `min…` and `max…`.
  static Optional<JsonObject> bounds(JsonObject attribute, String of) {
    return Optional.ofNullable(attribute.get(of + "AttributeConstraints"))
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject);
  }

  private static boolean isStandard(JsonObject attribute) {
    return Optional.ofNullable(STANDARD.get(JsonValues.text(attribute, "Name").orElse("")))
        .filter(attribute::equals)
        .isPresent();
  }

  private static Map<String, JsonObject> standard() {
    return """
    {"sub": ["String", 1, 2048], "birthdate": ["String", 10, 10], "updated_at": ["Number", 0],
     "email_verified": ["Boolean"], "phone_number_verified": ["Boolean"],
     "identities": ["String"], "address": [], "email": [], "family_name": [], "gender": [],
     "given_name": [], "locale": [], "middle_name": [], "name": [], "nickname": [],
     "phone_number": [], "picture": [], "preferred_username": [], "profile": [],
     "website": [], "zoneinfo": []}
    """
        .transform(JsonText::parse).asJsonObject().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    one -> standard(one.getKey(), one.getValue().asJsonArray())));
  }

  private static JsonObject standard(String name, JsonArray kind) {
    String type = kind.isEmpty() ? "String" : kind.getString(0);
    var attribute =
        JsonValues.object()
            .add("Name", name)
            .add("AttributeDataType", type)
            .add("DeveloperOnlyAttribute", false)
            .add("Mutable", !name.equals("sub"))
            .add("Required", name.equals("sub"));
    var bounds = JsonValues.object();
    switch (type) {
      case "String" -> {
        if (!name.equals("identities")) {
          bounds.add("MinLength", kind.isEmpty() ? "0" : kind.get(1).toString());
          bounds.add("MaxLength", kind.isEmpty() ? "2048" : kind.get(2).toString());
        }
        attribute.add("StringAttributeConstraints", bounds);
      }
      case "Number" -> attribute.add("NumberAttributeConstraints", bounds.add("MinValue", "0"));
      default -> {}
    }
    return attribute.build();
  }
}
