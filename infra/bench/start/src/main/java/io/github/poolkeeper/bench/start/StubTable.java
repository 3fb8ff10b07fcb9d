package io.github.poolkeeper.bench.start;

import static io.github.poolkeeper.bench.start.Json.BUILD;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// As much of DynamoDB as the contestants ask for: items by their key, kept as they were put.
/// Conditions count as met, since nobody else writes.
final class StubTable {
  private final Map<String, JsonObject> items = new ConcurrentHashMap<>();

  StubTable copy() {
    StubTable copy = new StubTable();
    copy.items.putAll(items);
    return copy;
  }

  JsonObject answer(String operation, JsonObject request) {
    return switch (operation) {
      case "TransactWriteItems" -> transactWriteItems(request);
      case "PutItem" -> put(request.getJsonObject("Item"));
      case "GetItem" -> getItem(request);
      case "BatchGetItem" -> batchGetItem(request);
      case "Query" -> query(request);
      default -> throw new IllegalArgumentException("DynamoDB's " + operation + " is not known");
    };
  }

  private JsonObject transactWriteItems(JsonObject request) {
    for (JsonObject write : request.getJsonArray("TransactItems").getValuesAs(JsonObject.class)) {
      if (write.containsKey("Put")) {
        put(write.getJsonObject("Put").getJsonObject("Item"));
      }
    }
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject put(JsonObject item) {
    items.put(key(item), item);
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private JsonObject getItem(JsonObject request) {
    JsonObjectBuilder answer = BUILD.createObjectBuilder();
    find(request.getJsonObject("Key")).ifPresent(item -> answer.add("Item", item));
    return answer.build();
  }

  private JsonObject batchGetItem(JsonObject request) {
    JsonObjectBuilder tables = BUILD.createObjectBuilder();
    request
        .getJsonObject("RequestItems")
        .forEach(
            (table, wanted) -> {
              JsonArrayBuilder found = BUILD.createArrayBuilder();
              wanted.asJsonObject().getJsonArray("Keys").getValuesAs(JsonObject.class).stream()
                  .flatMap(key -> find(key).stream())
                  .forEach(found::add);
              tables.add(table, found);
            });
    return BUILD
        .createObjectBuilder()
        .add("Responses", tables)
        .add("UnprocessedKeys", JsonValue.EMPTY_JSON_OBJECT)
        .build();
  }

  /// By partition and a range of entries, or by the index `listings`.
  private JsonObject query(JsonObject request) {
    JsonObject values = request.getJsonObject("ExpressionAttributeValues");
    Predicate<JsonObject> wanted =
        request.containsKey("IndexName")
            ? item -> text(item, "listing").equals(text(values, ":listing"))
            : item ->
                text(item, "userPoolId").equals(text(values, ":pool"))
                    && text(item, "entry").compareTo(text(values, ":first")) >= 0
                    && text(item, "entry").compareTo(text(values, ":last")) <= 0;
    JsonArrayBuilder found = BUILD.createArrayBuilder();
    items.values().stream()
        .filter(wanted)
        .sorted(Comparator.comparing(StubTable::key).reversed())
        .limit(request.getInt("Limit"))
        .forEach(found::add);
    return BUILD.createObjectBuilder().add("Items", found).build();
  }

  private Optional<JsonObject> find(JsonObject key) {
    return Optional.ofNullable(items.get(key(key)));
  }

  private static String key(JsonObject item) {
    return text(item, "userPoolId") + " " + text(item, "entry");
  }

  private static String text(JsonObject attributes, String name) {
    return attributes.containsKey(name) ? attributes.getJsonObject(name).getString("S") : "";
  }
}
