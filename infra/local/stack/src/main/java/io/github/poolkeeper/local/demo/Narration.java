package io.github.poolkeeper.local.demo;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Tells on the terminal what has happened.
final class Narration {
  private static final int VALUE_WIDTH = 78;

  private final PrintStream out;

  Narration(PrintStream out) {
    this.out = out;
  }

  void chapter(String title, String explanation) {
    out.printf("%n== %s%n   %s%n", title, explanation);
  }

  void request(String name, JsonObject request) {
    out.printf("%n%s  \"%s\"%n", name, text(request, "reason"));
    for (String action : List.of("change", "expect")) {
      Optional.ofNullable(request.get(action))
          .ifPresent(value -> out.printf("  asks   %s %s%n", action, brief(value)));
    }
  }

  /// A rollback by the name of the message that it undoes, not by an id.
  void rollback(String name, JsonObject request, String undone) {
    out.printf("%n%s  \"%s\"%n", name, text(request, "reason"));
    out.printf("  asks   rollback of %s%n", undone);
  }

  /// How many settings were lost, by the member of the description they stand in.
  void loss(SortedMap<String, Integer> lost) {
    int all = lost.values().stream().mapToInt(Integer::intValue).sum();
    out.printf("%n  lost   %d settings:%n", all);
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Integer> member : lost.entrySet()) {
      if (line.length() > VALUE_WIDTH) {
        out.printf("         %s%n", line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(member.getKey()).append(' ').append(member.getValue()).append("  ");
    }
    out.printf("         %s%n", line.toString().stripTrailing());
  }

  /// What the policy asks of people, if it does.
  void approval(JsonObject record) {
    if (record.getString("status").equals("PENDING_APPROVAL")) {
      JsonObject policy = record.getJsonObject("policy");
      out.printf("  waits  for %d to approve%n", policy.getInt("approvers"));
      for (JsonObject finding : objects(policy, "findings")) {
        if (finding.getString("effect").equals("approve")) {
          out.printf(
              "         %s %s: %s%n",
              finding.getString("path"), finding.getString("what"), finding.getString("because"));
        }
      }
    }
  }

  void answers(JsonObject record) {
    for (JsonObject answer : objects(record, "answers")) {
      out.printf("         %s by %s%n", answer.getString("decision"), answer.getString("by"));
    }
  }

  void result(JsonObject record) {
    String revision =
        record.containsKey("revision") ? " as revision " + record.getInt("revision") : "";
    out.printf("  ends   %s%s%n", record.getString("status"), revision);
    objects(record, "differences").forEach(this::difference);
    for (JsonObject attempt : objects(record, "attempts")) {
      objects(attempt, "alsoSets")
          .forEach(
              also ->
                  out.printf(
                      "         (%s: %s)%n", also.getString("path"), also.getString("because")));
    }
    for (JsonObject violation : objects(record, "violations")) {
      out.printf("       ! %s: %s%n", violation.getString("path"), violation.getString("message"));
    }
    for (JsonObject conflict : objects(record, "conflicts")) {
      out.printf("       ! %s is %s%n", conflict.getString("path"), brief(value(conflict, "live")));
    }
  }

  /// What somebody has changed past Poolkeeper, who it was, and what the policy says of it.
  void found(JsonObject record) {
    for (JsonObject call : objects(record, "doneBy")) {
      out.printf(
          "  found  %s, %s by %s at %s, %s%n",
          text(record, "kind"),
          text(call, "operation"),
          call.getString("name", text(call, "principal")),
          text(call, "at"),
          text(call, "confidence"));
    }
    result(record);
    for (JsonObject finding : objects(record.getJsonObject("policy"), "findings")) {
      if (text(finding, "direction").equals("loosening")) {
        out.printf("       ! %s %s%n", text(finding, "path"), text(finding, "what"));
      }
    }
  }

  void history(List<JsonObject> newestFirst) {
    out.printf("%n  %4s  %-9s %-9s %-18s %s%n", "rev.", "kind", "status", "who", "why");
    for (JsonObject record : newestFirst) {
      out.printf(
          "  %4s  %-9s %-9s %-18s %s%n",
          record.containsKey("revision") ? "" + record.getInt("revision") : "",
          record.getString("kind"),
          record.getString("status"),
          cut(who(record), 18),
          cut(why(record), 60));
    }
  }

  void line(String text) {
    out.println(text);
  }

  private void difference(JsonObject difference) {
    out.printf("         %s%n", difference.getString("path"));
    if (difference.containsKey("before")) {
      out.printf("       -   %s%n", brief(value(difference, "before")));
    }
    if (difference.containsKey("after")) {
      out.printf("       +   %s%n", brief(value(difference, "after")));
    }
  }

  /// Who says to have asked, or who has changed it by hand.
  private static String who(JsonObject record) {
    return objects(record, "doneBy").stream()
        .findFirst()
        .map(
            call ->
                (text(call, "confidence").equals("one-of") ? "perhaps " : "")
                    + call.getString("name", text(call, "principal")))
        .orElseGet(() -> text(record, "requestedBy"));
  }

  private static String why(JsonObject record) {
    return record.containsKey("rolledBackBy")
        ? text(record, "reason") + " (rolled back)"
        : text(record, "reason");
  }

  private static String text(JsonObject json, String name) {
    return json.getString(name, "");
  }

  private static JsonValue value(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).orElse(JsonValue.NULL);
  }

  private static String brief(JsonValue value) {
    return cut(value.toString(), VALUE_WIDTH);
  }

  private static String cut(String text, int width) {
    return text.codePointCount(0, text.length()) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static List<JsonObject> objects(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray array
        ? array.getValuesAs(JsonObject.class)
        : List.of();
  }
}
