package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The attributes of a created pool as DescribeUserPool prints them: the standard ones of every
/// pool, as far as `Schema` does not say otherwise, and those of `Schema` that are the customer's
/// own, which get a prefix.
final class SchemaAttributes {

  private static final JsonObject DEFAULTS =
      Members.parsed(
          """
          {
            "AttributeDataType": "String",
            "DeveloperOnlyAttribute": false,
            "Mutable": true,
            "Required": false
          }
          """);

  /// A row a standard attribute: name, type, and for a text its shortest and longest length.
  private static final String STANDARD =
      """
      sub String 1 2048
      name String 0 2048
      given_name String 0 2048
      family_name String 0 2048
      middle_name String 0 2048
      nickname String 0 2048
      preferred_username String 0 2048
      profile String 0 2048
      picture String 0 2048
      website String 0 2048
      email String 0 2048
      email_verified Boolean
      gender String 0 2048
      birthdate String 10 10
      zoneinfo String 0 2048
      locale String 0 2048
      phone_number String 0 2048
      phone_number_verified Boolean
      address String 0 2048
      updated_at Number 0
      """;

  private SchemaAttributes() {}

  static JsonArray of(JsonObject request) {
    Map<String, JsonObject> attributes = new LinkedHashMap<>();
    STANDARD
        .lines()
        .map(row -> standard(List.of(row.split(" ", -1))))
        .forEach(attribute -> attributes.put(attribute.getString("Name"), attribute));
    MemberPath.value("Schema", request).stream()
        .flatMap(schema -> Members.objects(schema).stream())
        .map(asked -> attribute(asked, attributes))
        .forEach(attribute -> attributes.put(attribute.getString("Name"), attribute));
    return Members.array(attributes.values());
  }

  private static JsonObject standard(List<String> row) {
    boolean id = row.getFirst().equals("sub");
    return named(row.getFirst())
        .put("AttributeDataType", row.get(1))
        .put("Mutable", id ? JsonValue.FALSE : JsonValue.TRUE)
        .put("Required", id ? JsonValue.TRUE : JsonValue.FALSE)
        .putAll(constraints(row))
        .toObject();
  }

  private static JsonObject constraints(List<String> row) {
    Members constraints = Members.none();
    return switch (row.get(1)) {
      case "String" -> {
        JsonObject length =
            Members.none().put("MinLength", row.get(2)).put("MaxLength", row.get(3)).toObject();
        yield constraints.put("StringAttributeConstraints", length).toObject();
      }
      case "Number" -> {
        JsonObject range = Members.none().put("MinValue", row.get(2)).toObject();
        yield constraints.put("NumberAttributeConstraints", range).toObject();
      }
      default -> JsonValue.EMPTY_JSON_OBJECT;
    };
  }

  private static JsonObject attribute(JsonObject asked, Map<String, JsonObject> standard) {
    String name = asked.getString("Name", "");
    JsonObject known = standard.get(name);
    if (known != null) {
      return Members.of(known).putAll(asked).toObject();
    }
    boolean developers = asked.getBoolean("DeveloperOnlyAttribute", false);
    Members attribute = named((developers ? "dev:custom:" : "custom:") + name);
    attribute.putAll(Members.of(asked).remove("Name").toObject());
    return attribute.toObject();
  }

  private static Members named(String name) {
    return Members.none().put("Name", name).putAll(DEFAULTS);
  }
}
