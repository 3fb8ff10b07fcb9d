package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.json.Inspection;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.NearestName;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Settings;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The members of a policy document, held against `docs/policy.md`.
final class PolicyValidation {
  private static final int MOST_APPROVERS = 10;
  private static final int MAX_TEXT = 256;
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final String TEXT = "a text of 1 to " + MAX_TEXT + " characters";

  private final Inspection json = new Inspection();

  private PolicyValidation() {}

  static List<Violation> of(JsonObject policy) {
    PolicyValidation validation = new PolicyValidation();
    validation.policy(policy);
    return validation.json.violations();
  }

  private void policy(JsonObject policy) {
    json.members(
        Pointer.ROOT,
        policy,
        Map.of(
            "version", json.text(PolicyValidation::isText, TEXT),
            "rules", json.list("a list of at least one rule", this::rule),
            "rollbacks", this::rollbacks));
    json.required(Pointer.ROOT, policy, "version", "rules");
    if (policy.get("rules") instanceof JsonArray rules) {
      eachIdOnce(rules);
    }
  }

  private void rollbacks(Pointer path, JsonValue value) {
    String expected = "an ISO 8601 duration like PT24H, at most " + LONGEST;
    json.object(
            path,
            value,
            Map.of("withoutApprovalFor", json.text(PolicyValidation::isDuration, expected)))
        .ifPresent(rollbacks -> json.required(path, rollbacks, "withoutApprovalFor"));
  }

  private void rule(Pointer path, JsonValue value) {
    json.object(
            path,
            value,
            Map.of(
                "id", json.text(id -> id.matches("[a-z0-9-]{1,64}"), "1 to 64 of a-z, 0-9 and -"),
                "settings", json.list("a list of at least one setting", this::setting),
                "direction", oneOf("loosening", "tightening", "any"),
                "effect", oneOf("allow", "approve", "forbid"),
                "approvers", this::approvers,
                "owned", json.check(JsonValue.TRUE::equals, "true, or nothing"),
                "because", json.text(PolicyValidation::isText, TEXT)))
        .ifPresent(rule -> complete(path, rule));
  }

  private void complete(Pointer path, JsonObject rule) {
    json.required(path, rule, "id", "settings", "direction", "effect", "because");
    if (rule.containsKey("approvers")
        && JsonValues.text(rule, "effect").filter("approve"::equals).isEmpty()) {
      json.violated(path.child("approvers"), "goes with the effect approve only");
    }
  }

  private void approvers(Pointer path, JsonValue value) {
    json.check(PolicyValidation::isCount, "a whole number from 1 to " + MOST_APPROVERS)
        .check(path, value);
  }

  private static boolean isCount(JsonValue value) {
    return value instanceof JsonNumber number
        && number.toString().matches("[1-9]|" + MOST_APPROVERS);
  }

  private Inspection.Member oneOf(String... words) {
    return json.text(List.of(words)::contains, "one of " + String.join(", ", words));
  }

  private void setting(Pointer path, JsonValue value) {
    if (!(value instanceof JsonString string) || !isPointer(string.getString())) {
      json.unexpected(path, "a JSON pointer like /LambdaConfig/*", value);
    } else if (!Rule.Pattern.parse(string.getString()).isAboutASetting()) {
      json.violated(path, string.getString() + " is no setting" + nearest(string.getString()));
    }
  }

  private static boolean isPointer(String text) {
    return text.startsWith("/") && Pointer.isValid(text);
  }

  private static String nearest(String text) {
    List<String> known = Settings.all().stream().map(row -> row.path().toString()).toList();
    return NearestName.to(text, known).map(name -> ": did you mean " + name + "?").orElse("");
  }

  private void eachIdOnce(JsonArray rules) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      Pointer path = Pointer.ROOT.child("rules").child(Integer.toString(i)).child("id");
      path.in(JsonValues.object().add("rules", rules).build())
          .flatMap(JsonValues::text)
          .filter(id -> !seen.add(id))
          .ifPresent(id -> json.violated(path, id + " is the id of an earlier rule"));
    }
  }

  private static boolean isText(String text) {
    return !text.isBlank() && text.length() <= MAX_TEXT;
  }

  private static boolean isDuration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
