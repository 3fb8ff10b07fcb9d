package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A POST's body on its way to a change request: what the address and the headers say is added, and
/// what the body says against them is a violation.
record RequestBody(JsonObject json) {
  private static final Pointer ROLLBACK = Pointer.parse("/rollback");
  private static final List<String> SET_BY_ROLLBACK = List.of("change", "rollback", "restore");

  static RequestBody of(HttpCall call) {
    JsonObject json = parse(call.body());
    Optional<String> key = Optional.ofNullable(call.headers().get("idempotency-key"));
    return new RequestBody(key.map(k -> with(json, "requestId", JsonValues.value(k))).orElse(json));
  }

  RequestBody forPool(UserPoolId pool) {
    return new RequestBody(with(json, "userPoolId", JsonValues.value(pool.value())));
  }

  RequestBody rollbackOf(ChangeId id) {
    List<Violation> found = new ArrayList<>();
    SET_BY_ROLLBACK.stream()
        .filter(json::containsKey)
        .forEach(name -> found.add(violation(name, "is no member here")));
    if (!found.isEmpty()) {
      throw Answer.invalid(found);
    }
    JsonObjectBuilder rollback = JsonValues.object().add("changeId", id.value());
    Optional.ofNullable(json.get("onConflict")).ifPresent(v -> rollback.add("onConflict", v));
    JsonObject rest = Pointer.parse("/onConflict").remove(json);
    return new RequestBody(JsonValues.object(rest).add("rollback", rollback).build());
  }

  /// Violations as whoever sent the body reads it.
  List<Violation> inItsOwnTerms(List<Violation> violations) {
    Pointer onConflict = ROLLBACK.child("onConflict");
    return violations.stream()
        .map(
            violation ->
                violation.path().equals(onConflict)
                    ? violation("onConflict", violation.message())
                    : violation)
        .toList();
  }

  private static JsonObject with(JsonObject json, String name, JsonValue value) {
    if (json.containsKey(name) && !value.equals(json.get(name))) {
      throw Answer.invalid(
          List.of(violation(name, "says something else than the address or the header")));
    }
    return JsonValues.object(json).add(name, value).build();
  }

  private static JsonObject parse(String body) {
    try {
      JsonValue json = body.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : JsonText.parse(body);
      if (json instanceof JsonObject object) {
        return object;
      }
      throw Answer.invalid(List.of(new Violation(Pointer.ROOT, "expected a JSON object")));
    } catch (MalformedJsonException e) {
      throw Answer.invalid(
          List.of(new Violation(Pointer.ROOT, "expected JSON: " + e.getMessage())));
    }
  }

  private static Violation violation(String member, String message) {
    return new Violation(Pointer.ROOT.child(member), message);
  }
}
