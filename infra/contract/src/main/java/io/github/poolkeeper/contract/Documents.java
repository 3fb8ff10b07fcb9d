package io.github.poolkeeper.contract;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// A pool's configuration as raw JSON: members that nobody knows stay in it.
final class Documents {
  /// What a description has and a request must not have.
  private static final List<String> READ_ONLY =
      List.of(
          "Id",
          "Name",
          "Arn",
          "Status",
          "CreationDate",
          "LastModifiedDate",
          "EstimatedNumberOfUsers",
          "SchemaAttributes",
          "AliasAttributes",
          "UsernameAttributes",
          "UsernameConfiguration",
          "Domain",
          "CustomDomain",
          "SmsConfigurationFailure",
          "EmailConfigurationFailure");

  private static final String MIRRORED_DAYS = "/AdminCreateUserConfig/UnusedAccountValidityDays";

  private Documents() {}

  static JsonValue value(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  static JsonObject object(String json) {
    return value(json).asJsonObject();
  }

  /// What an answer's body is, also where it is no JSON.
  static JsonValue orText(String body) {
    try {
      return value(body);
    } catch (JsonException _) {
      return Json.createValue(body);
    }
  }

  /// A description as the update that changes nothing.
  static JsonObject asRequest(JsonObject description) {
    var request = Json.createObjectBuilder(without(description, MIRRORED_DAYS));
    READ_ONLY.forEach(request::remove);
    return request
        .add("UserPoolId", description.getString("Id"))
        .add("PoolName", description.getString("Name"))
        .build();
  }

  /// With these members in the place of those.
  static JsonObject with(JsonObject document, JsonObject members) {
    return Json.createObjectBuilder(document).addAll(Json.createObjectBuilder(members)).build();
  }

  /// With this value there, over what was there.
  static JsonObject with(JsonObject document, String pointer, JsonValue value) {
    return pointer(pointer).add(document, value);
  }

  static JsonObject without(JsonObject document, String pointer) {
    return at(document, pointer).isPresent() ? pointer(pointer).remove(document) : document;
  }

  static Optional<JsonValue> at(JsonObject document, String pointer) {
    JsonPointer place = pointer(pointer);
    return place.containsValue(document) ? Optional.of(place.getValue(document)) : Optional.empty();
  }

  private static JsonPointer pointer(String pointer) {
    return Json.createPointer(pointer);
  }

  /// Whether what is read is what was wanted: Cognito may add members, and orders sets as it likes.
  static boolean holds(JsonValue read, JsonValue wanted) {
    return switch (wanted) {
      case JsonObject members when members.isEmpty() -> isEmpty(read);
      case JsonObject members ->
          read instanceof JsonObject object
              && members.entrySet().stream()
                  .allMatch(
                      member ->
                          object.containsKey(member.getKey())
                              && holds(object.get(member.getKey()), member.getValue()));
      case JsonArray elements ->
          read instanceof JsonArray array && Set.copyOf(array).equals(new HashSet<>(elements));
      default -> read.equals(wanted);
    };
  }

  private static boolean isEmpty(JsonValue value) {
    return value.equals(JsonValue.EMPTY_JSON_OBJECT) || value.equals(JsonValue.EMPTY_JSON_ARRAY);
  }

  /// The settings in which two documents differ, as JSON pointers.
  static SortedSet<String> differing(JsonValue one, JsonValue other) {
    SortedSet<String> paths = new TreeSet<>();
    collect("", one, other, paths);
    return paths;
  }

  private static void collect(
      String path, JsonValue one, JsonValue other, SortedSet<String> paths) {
    if (one instanceof JsonObject before && other instanceof JsonObject after) {
      Set<String> names = new HashSet<>(before.keySet());
      names.addAll(after.keySet());
      for (String name : names) {
        collect(
            path + "/" + Json.encodePointer(name),
            before.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT),
            after.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT),
            paths);
      }
    } else if (one instanceof JsonObject before && !before.isEmpty()) {
      before.forEach((name, value) -> paths.add(path + "/" + Json.encodePointer(name)));
    } else if (!one.equals(other)) {
      paths.add(path);
    }
  }
}
