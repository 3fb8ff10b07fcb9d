package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads policy documents, strictly: `docs/policy.md` has the format.
public final class PolicyParser {
  private PolicyParser() {}

  /// What a text turned out to be.
  public sealed interface Parsed {
    record Valid(Policy policy) implements Parsed {}

    /// Everything that is wrong with it.
    record Invalid(List<Violation> violations) implements Parsed {
      public Invalid {
        violations = List.copyOf(violations);
      }
    }
  }

  public static Parsed parse(String text) {
    try {
      return JsonText.parse(text) instanceof JsonObject json
          ? parse(json)
          : malformed("expected a JSON object");
    } catch (MalformedJsonException e) {
      return malformed("expected JSON: " + e.getMessage());
    }
  }

  private static Parsed parse(JsonObject json) {
    List<Violation> violations = PolicyValidation.of(json);
    return violations.isEmpty() ? new Parsed.Valid(policy(json)) : new Parsed.Invalid(violations);
  }

  private static Parsed malformed(String message) {
    return new Parsed.Invalid(List.of(new Violation(Pointer.ROOT, message)));
  }

  /// What a valid document says.
  static Policy policy(JsonObject json) {
    return new Policy(
        new Verdict.PolicyVersion(json.getString("version"), Fingerprint.of(json)),
        json.getJsonArray("rules").getValuesAs(JsonObject.class).stream()
            .map(PolicyParser::rule)
            .toList(),
        Optional.ofNullable(json.getJsonObject("rollbacks"))
            .flatMap(rollbacks -> JsonValues.text(rollbacks, "withoutApprovalFor"))
            .map(Duration::parse)
            .orElse(Duration.ZERO));
  }

  private static Rule rule(JsonObject json) {
    return new Rule(
        json.getString("id"),
        json.getJsonArray("settings").getValuesAs(JsonString::getString).stream()
            .map(Rule.Pattern::parse)
            .toList(),
        Rule.Way.valueOf(json.getString("direction").toUpperCase(Locale.ROOT)),
        effect(json),
        json.getString("because"),
        json.getBoolean("owned", false));
  }

  private static Effect effect(JsonObject json) {
    return switch (json.getString("effect")) {
      case "allow" -> new Effect.Allow();
      case "forbid" -> new Effect.Forbid();
      default -> new Effect.Approve(json.getInt("approvers", 1));
    };
  }
}
