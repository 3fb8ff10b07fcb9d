package io.github.poolkeeper.history;

import io.github.poolkeeper.core.json.Inspection;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.json.VisibleText;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The body of a request that only gives a reason, or none: `{"reason"?}`.
final class Reason {
  private static final int MAX_LENGTH = 2048;

  private Reason() {}

  /// The reason in the body of a request that has to give one.
  ///
  /// @throws ProblemException when there is none, or anything else
  static String required(HttpCall call) {
    return of(call)
        .orElseThrow(
            () ->
                Response.invalid(
                    List.of(
                        new Violation(
                            Pointer.ROOT.child("reason"),
                            "is missing: why the change may stand"))));
  }

  /// The reason in a request's body.
  ///
  /// @throws ProblemException when there is anything else in it
  static Optional<String> of(HttpCall call) {
    Inspection json = new Inspection();
    return in(body(call, json, Map.of("reason", member(json))));
  }

  /// A body, its members checked.
  static JsonObject body(HttpCall call, Inspection json, Map<String, Inspection.Member> members) {
    JsonObject body = RequestBody.parse(call.body());
    json.members(Pointer.ROOT, body, members);
    if (!json.violations().isEmpty()) {
      throw Response.invalid(json.violations());
    }
    return body;
  }

  static Inspection.Member member(Inspection json) {
    return json.text(
        text -> !text.isEmpty() && text.length() <= MAX_LENGTH && !VisibleText.isBroken(text),
        "a text of 1 to " + MAX_LENGTH + " characters");
  }

  static Optional<String> in(JsonObject body) {
    return JsonValues.text(body, "reason");
  }
}
