package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestParser;
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
///
/// @param moved where members of the body have been moved to, to make it a request
record RequestBody(JsonObject json, Pointer moved) {
  private static final String TASK_TOKEN = "taskToken";
  private static final List<String> ACTIONS = List.of("change", "rollback", "restore");

  static RequestBody of(HttpCall call) {
    JsonObject json = parse(call.body());
    Optional<String> key = Optional.ofNullable(call.headers().get("idempotency-key"));
    return new RequestBody(
        key.map(k -> with(json, "requestId", JsonValues.value(k))).orElse(json), Pointer.ROOT);
  }

  RequestBody forPool(UserPoolId pool) {
    return new RequestBody(with(json, "userPoolId", JsonValues.value(pool.value())), moved);
  }

  RequestBody rollbackOf(ChangeId id) {
    return moving(
        "rollback", JsonValues.object().add("changeId", id.value()), List.of("onConflict"));
  }

  RequestBody restore() {
    return moving("restore", JsonValues.object(), List.of("revision", "at", "paths"));
  }

  /// The request that it is.
  ///
  /// @throws ProblemException with its violations, named as whoever sent the body reads it
  ChangeRequest request(HttpCall call) {
    List<Violation> found = new ArrayList<>();
    if (json.containsKey(TASK_TOKEN)) {
      found.add(violation(TASK_TOKEN, "is no member here: only a workflow has one, in a message"));
    }
    JsonObject request = Pointer.ROOT.child(TASK_TOKEN).remove(json);
    return switch (RequestParser.parse(request, new RequestId(call.caller().requestId()))) {
      case Parsed.Valid(ChangeRequest valid) when found.isEmpty() -> valid;
      case Parsed.Valid _ -> throw Response.invalid(found);
      case Parsed.Invalid invalid -> {
        invalid.violations().stream().map(this::inItsOwnTerms).forEach(found::add);
        throw Response.invalid(found);
      }
    };
  }

  private RequestBody moving(String action, JsonObjectBuilder content, List<String> members) {
    List<Violation> found =
        ACTIONS.stream()
            .filter(json::containsKey)
            .map(name -> violation(name, "is no member here"))
            .toList();
    if (!found.isEmpty()) {
      throw Response.invalid(found);
    }
    JsonObject rest = json;
    for (String name : members) {
      Optional.ofNullable(json.get(name)).ifPresent(value -> content.add(name, value));
      rest = Pointer.ROOT.child(name).remove(rest);
    }
    return new RequestBody(
        JsonValues.object(rest).add(action, content).build(), Pointer.ROOT.child(action));
  }

  private Violation inItsOwnTerms(Violation violation) {
    Pointer path = violation.path();
    return !moved.equals(Pointer.ROOT) && path.startsWith(moved)
        ? new Violation(
            new Pointer(path.segments().subList(moved.segments().size(), path.segments().size())),
            violation.message())
        : violation;
  }

  private static JsonObject with(JsonObject json, String name, JsonValue value) {
    if (json.containsKey(name) && !value.equals(json.get(name))) {
      throw Response.invalid(
          List.of(violation(name, "says something else than the address or the header")));
    }
    return JsonValues.object(json).add(name, value).build();
  }

  static JsonObject parse(String body) {
    try {
      JsonValue json = body.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : JsonText.parse(body);
      if (json instanceof JsonObject object) {
        return object;
      }
      throw Response.invalid(List.of(new Violation(Pointer.ROOT, "expected a JSON object")));
    } catch (MalformedJsonException e) {
      throw Response.invalid(
          List.of(new Violation(Pointer.ROOT, "expected JSON: " + e.getMessage())));
    }
  }

  private static Violation violation(String member, String message) {
    return new Violation(Pointer.ROOT.child(member), message);
  }
}
