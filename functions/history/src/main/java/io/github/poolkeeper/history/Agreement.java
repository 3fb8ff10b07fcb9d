package io.github.poolkeeper.history;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Inspection;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The body of an approval: `{"reason"?, "planHash"?}`.
///
/// @param planHash of the plan that was shown to whoever agrees, the record's `hash`
record Agreement(Optional<String> reason, Optional<Fingerprint> planHash) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /// What a request's body says.
  ///
  /// @throws ProblemException when there is anything else in it
  static Agreement of(HttpCall call) {
    Inspection json = new Inspection();
    JsonObject body =
        Reason.body(
            call,
            json,
            Map.of(
                "reason",
                Reason.member(json),
                "planHash",
                json.text(
                    text -> HASH.matcher(text).matches(), "the hash of a plan, 64 hex digits")));
    return new Agreement(Reason.in(body), JsonValues.text(body, "planHash").map(Fingerprint::new));
  }
}
