package io.github.poolkeeper.local.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What has changed on a pool although nobody asked for it: there should be nothing.
final class Untouched {
  /// Cognito's own doing, on every update.
  private static final Set<String> OF_COGNITO =
      Set.of(
          "/UserPool/LastModifiedDate",
          "/UserPool/AdminCreateUserConfig/UnusedAccountValidityDays");

  /// What Cognito fills in beside what somebody sets, where nothing was.
  private static final Set<String> FILLED_IN =
      Set.of("/MfaConfig/WebAuthnConfiguration/FactorConfiguration");

  private Untouched() {}

  /// The settings that differ between two descriptions of a pool and that neither the request names
  /// nor its record explains.
  static SortedSet<String> violated(
      JsonObject before, JsonObject after, JsonObject request, JsonObject record) {
    return violated(before, after, named(request, record));
  }

  /// How many settings of a pool are no longer what they were although the change does not name
  /// them, by the member of the description that they stand in.
  static SortedMap<String, Integer> lost(JsonObject before, JsonObject after, JsonObject change) {
    SortedSet<String> settings = violated(before, after, Leaves.of(change).keySet());
    settings.retainAll(Leaves.of(before).keySet());
    SortedMap<String, Integer> counts = new TreeMap<>();
    settings.forEach(path -> counts.merge(setting(path).split("/", -1)[1], 1, Integer::sum));
    return counts;
  }

  private static SortedSet<String> violated(
      JsonObject before, JsonObject after, Set<String> named) {
    SortedSet<String> differing = new TreeSet<>(Leaves.differing(before, after));
    differing.removeIf(path -> OF_COGNITO.contains(path) || Leaves.touches(setting(path), named));
    Set<String> there = Leaves.of(before).keySet();
    differing.removeIf(path -> FILLED_IN.contains(path) && !there.contains(path));
    return differing;
  }

  /// Where the setting stands in a configuration document.
  private static String setting(String path) {
    String rest = path.substring(path.indexOf('/', 1));
    return rest.equals("/Name") ? "/PoolName" : rest;
  }

  private static Set<String> named(JsonObject request, JsonObject record) {
    Set<String> named = new HashSet<>();
    if (record.getString("status").equals("APPLIED")) {
      named.addAll(Leaves.of(object(request, "change")).keySet());
      named.addAll(also(record));
      if (request.containsKey("rollback")) {
        named.addAll(differences(record));
      }
    }
    named.remove("");
    return named;
  }

  private static List<String> also(JsonObject record) {
    return objects(record, "attempts").stream()
        .flatMap(attempt -> objects(attempt, "alsoSets").stream())
        .map(setting -> setting.getString("path"))
        .toList();
  }

  private static List<String> differences(JsonObject record) {
    return objects(record, "differences").stream()
        .map(difference -> difference.getString("path"))
        .toList();
  }

  private static JsonObject object(JsonObject json, String name) {
    return json.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray array
        ? array.getValuesAs(JsonObject.class)
        : List.of();
  }
}
