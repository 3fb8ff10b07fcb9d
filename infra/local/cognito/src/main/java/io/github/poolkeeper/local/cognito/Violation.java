package io.github.poolkeeper.local.cognito;

import jakarta.json.JsonValue;
import java.util.List;

/// A rule that is broken, and the values that break it. Two violations are equal only when the same
/// values break the rule, so that a state the user pool is already in can be told from a new one.
record Violation(Refusal refusal, List<JsonValue> offenders) {

  Violation {
    offenders = List.copyOf(offenders);
  }

  static Violation of(Refusal refusal, JsonValue... offenders) {
    return new Violation(refusal, List.of(offenders));
  }
}
