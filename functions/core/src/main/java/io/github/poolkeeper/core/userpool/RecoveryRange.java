package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which recovery mechanisms the API takes together: one or two, each with a name and a priority of
/// its own, `admin_only` alone.
final class RecoveryRange {
  private static final List<String> NAMES =
      List.of("admin_only", "verified_email", "verified_phone_number");
  private static final Set<String> MEMBERS = Set.of("Name", "Priority");
  private static final int MAX_MECHANISMS = 2;

  private RecoveryRange() {}

  static List<Violation> violations(Pointer path, JsonArray mechanisms) {
    List<Violation> found = new ArrayList<>();
    for (int i = 0; i < mechanisms.size(); i++) {
      if (!isMechanism(mechanisms.get(i))) {
        found.add(
            new Violation(
                path.child(Integer.toString(i)),
                ValueRange.message(
                    "{Name: one of " + String.join(", ", NAMES) + ", Priority: 1 or 2}",
                    mechanisms.get(i))));
      }
    }
    return found.isEmpty() ? together(path, mechanisms) : found;
  }

  private static List<Violation> together(Pointer path, JsonArray mechanisms) {
    List<Violation> found = new ArrayList<>();
    if (mechanisms.isEmpty() || mechanisms.size() > MAX_MECHANISMS) {
      found.add(new Violation(path, "expected 1 or 2 mechanisms, met " + mechanisms.size()));
    }
    for (String member : List.of("Name", "Priority")) {
      if (distinct(mechanisms, member) < mechanisms.size()) {
        found.add(new Violation(path, "expected each " + member + " once"));
      }
    }
    if (mechanisms.size() > 1 && mechanisms.stream().anyMatch(RecoveryRange::isAdminOnly)) {
      found.add(new Violation(path, "admin_only stands alone"));
    }
    return found;
  }

  private static boolean isMechanism(JsonValue value) {
    return value instanceof JsonObject mechanism
        && mechanism.keySet().equals(MEMBERS)
        && ValueRange.isOneOf(mechanism.getOrDefault("Name", JsonValue.NULL), NAMES)
        && ValueRange.isWithin(mechanism.getOrDefault("Priority", JsonValue.NULL), 1, 2);
  }

  private static boolean isAdminOnly(JsonValue mechanism) {
    return mechanism.asJsonObject().getString("Name").equals("admin_only");
  }

  private static int distinct(JsonArray mechanisms, String member) {
    Set<String> values = new HashSet<>();
    for (JsonObject mechanism : mechanisms.getValuesAs(JsonObject.class)) {
      values.add(CanonicalJson.of(mechanism.getOrDefault(member, JsonValue.NULL)));
    }
    return values.size();
  }
}
