package io.github.poolkeeper.history;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What a record or a plan has found out, as text: why not, what differs, what goes with it, and
/// whether it can be undone.
record Findings(JsonObject json) {
  static Findings of(JsonObject json) {
    return new Findings(json);
  }

  TextLines in(TextLines text) {
    text.member(json, "error")
        .member(json, "withdrawn")
        .member(json, "held")
        .member(json, "because")
        .violations(json);
    Optional.ofNullable(json.getJsonObject("policy")).ifPresent(policy -> policy(text, policy));
    TextLines.objects(json, "answers").forEach(answer -> text.line("answer " + answer));
    TextLines.objects(json, "conflicts").forEach(conflict -> conflict(text, conflict));
    text.differences(json, "differences", "before", "after");
    if (json.containsKey("divergences")) {
      text.line("it reads back otherwise than intended:");
      text.differences(json, "divergences", "intended", "observed");
    }
    List<JsonObject> attempts = TextLines.objects(json, "attempts");
    if (!attempts.isEmpty()) {
      text.because("also sets", attempts.getLast(), "alsoSets");
      text.because("does not bring back", attempts.getLast(), "remains");
    }
    for (JsonObject warning : TextLines.objects(json, "warnings")) {
      text.line("warning " + warning.getString("path") + ": " + warning.getString("message"));
    }
    text.because("does not bring back", json, "remains").member(json, "calls");
    Optional.ofNullable(json.getJsonObject("undo")).ifPresent(undo -> undo(text, undo));
    return text.member(json, "hash");
  }

  private static void policy(TextLines text, JsonObject policy) {
    text.line("policy " + TextLines.value(policy, "version") + ": " + needs(policy));
    text.member(policy, "waived");
    for (JsonObject finding : TextLines.objects(policy, "findings")) {
      text.line(
          "  %s %s (%s): %s, %s"
              .formatted(
                  TextLines.value(finding, "path"),
                  finding.getString("what"),
                  finding.getString("direction"),
                  finding.getString("rule", "no rule") + " says " + needs(finding),
                  TextLines.value(finding, "because")));
    }
  }

  private static String needs(JsonObject json) {
    return json.getString("effect")
        + (json.containsKey("approvers") ? " by " + json.getInt("approvers") : "");
  }

  private static void conflict(TextLines text, JsonObject conflict) {
    text.line("").line("conflict at " + TextLines.value(conflict, "path"));
    for (String side : List.of("expected", "before", "after", "live", "setBy")) {
      text.member(conflict, side);
    }
  }

  private static void undo(TextLines text, JsonObject undo) {
    text.line(undo.getBoolean("possible") ? "can be rolled back" : "cannot be rolled back")
        .because("a rollback would not bring back", undo, "remains")
        .violations(undo);
  }
}
