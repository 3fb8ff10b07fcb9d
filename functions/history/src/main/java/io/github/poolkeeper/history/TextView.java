package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.OutsideWords;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/// Answers as a person reads them in a terminal, without colours.
final class TextView {
  private TextView() {}

  /// A line for each.
  static String pools(JsonObject body) {
    TextLines text = new TextLines();
    for (JsonObject pool : TextLines.objects(body, "userPools")) {
      text.line(
          pool.getString("userPoolId")
              + (pool.containsKey("poolName") ? "  " + TextLines.value(pool, "poolName") : "")
              + Owner.name(pool).map(owner -> "  owned by " + owner).orElse("")
              + (pool.containsKey("frozen") ? "  stopped" : "")
              + (pool.containsKey("unreadable") ? "  UNREADABLE" : "")
              + (pool.containsKey("unseen") ? "  no revision yet" : "")
              + open(pool)
              + revision(pool));
    }
    return text.member(body, "cursor").toString();
  }

  /// How many changes may yet touch the pool, where they are counted and there are any.
  private static String open(JsonObject pool) {
    String counts =
        pool.getOrDefault("open", JsonValue.EMPTY_JSON_OBJECT).asJsonObject().entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "" : "  " + counts;
  }

  private static String revision(JsonObject pool) {
    String revision =
        pool.containsKey("revision")
            ? "  revision " + TextLines.value(pool, "revision") + "  " + pool.getString("at")
            : "";
    return pool.get("lastChange") instanceof JsonObject last
        ? revision + "  " + summary(last)
        : revision;
  }

  /// A line for each.
  static String changes(JsonObject body) {
    TextLines text = new TextLines();
    for (JsonObject change : TextLines.objects(body, "changes")) {
      text.line(change.getString("requestedAt") + "  " + summary(change));
    }
    return text.member(body, "cursor").toString();
  }

  /// A line for each: until when it waits, where, how many have agreed of how many that have to.
  static String approvals(JsonObject body) {
    TextLines text = new TextLines();
    for (JsonObject change : TextLines.objects(body, "changes")) {
      text.line(
          "until %s  %s  %d of %d  %s"
              .formatted(
                  change.getString("expiresAt"),
                  change.getString("userPoolId"),
                  TextLines.objects(change, "answers").size(),
                  needed(change),
                  summary(change)));
    }
    return text.member(body, "cursor").toString();
  }

  /// Nobody knows it of a record that cannot be read.
  private static int needed(JsonObject change) {
    return change.get("policy") instanceof JsonObject policy ? policy.getInt("approvers", 0) : 0;
  }

  static String change(JsonObject record) {
    TextLines text = new TextLines();
    text.line("change of " + record.getString("userPoolId"));
    text.line(summary(record));
    for (String member :
        List.of(
            "requestedAt", "endedAt", "sender", "earlierSenders", "rollbackOf", "rolledBackBy")) {
      text.member(record, member);
    }
    OutsideWords.undoneInPart(record).ifPresent(text::line);
    OutsideWords.review(record).ifPresent(review -> text.line("review " + review));
    Owner.words(record).ifPresent(owner -> text.line("owned by " + owner));
    return Findings.of(record).in(text).toString();
  }

  static String plan(JsonObject plan) {
    TextLines text = new TextLines();
    text.line("plan for " + plan.getString("userPoolId") + ": " + plan.getString("status"));
    Owner.words(plan).ifPresent(owner -> text.line("owned by " + owner));
    if (plan.containsKey("sinceThen")) {
      text.line("since revision " + TextLines.value(plan, "revision") + " others have changed:");
      text.differences(plan, "sinceThen", "before", "after");
      text.line("the plan:");
    }
    return Findings.of(plan).in(text).toString();
  }

  /// A pool as it is on record: its revision, a line for each member of its configuration, and its
  /// open changes, where they are asked for.
  static String pool(JsonObject body) {
    TextLines text = new TextLines().line(body.getString("userPoolId"));
    text.member(body, "unreadable");
    text.member(body, "revision").member(body, "at").member(body, "changeId");
    if (body.get("configuration") instanceof JsonObject configuration) {
      configuration.keySet().forEach(name -> text.member(configuration, name));
    }
    TextLines.objects(body, "openChanges").forEach(change -> text.line(summary(change)));
    if (body.containsKey("moreOpenChanges")) {
      text.line("and more: the pool's changes by status have all");
    }
    return text.toString();
  }

  /// How a freeze stands, and a line for each turn: when, what, by whom, why.
  static String freeze(JsonObject body) {
    TextLines text = new TextLines();
    text.line(
        body.getString("userPoolId", "everything")
            + (body.getBoolean("frozen") ? " is stopped" : " goes on"));
    for (JsonObject turn : TextLines.objects(body, "turns")) {
      text.line(
          "%s  %s  by %s  %s"
              .formatted(
                  turn.getString("at"),
                  turn.getBoolean("frozen") ? "stopped" : "let go on",
                  turn.getString("by"),
                  TextLines.value(turn, "reason"))
              .stripTrailing());
    }
    return text.toString();
  }

  static String differences(JsonObject body) {
    return new TextLines()
        .line(
            body.getString("userPoolId")
                + " from revision "
                + TextLines.value(body, "from")
                + " to "
                + TextLines.value(body, "to"))
        .differences(body, "differences", "before", "after")
        .toString();
  }

  /// The two pools, what has which sign, and what differs.
  static String poolDifferences(JsonObject body) {
    return new TextLines()
        .line("- " + side(body.getJsonObject("from")))
        .line("+ " + side(body.getJsonObject("to")))
        .differences(body, "differences", "before", "after")
        .toString();
  }

  private static String side(JsonObject side) {
    String name = side.containsKey("poolName") ? " " + TextLines.value(side, "poolName") : "";
    return side.getString("userPoolId") + name + " revision " + TextLines.value(side, "revision");
  }

  /// What was looked at, then a line for each finding, and how the pool is.
  static String verified(JsonObject body) {
    TextLines text = new TextLines();
    text.line(
        "%s: revisions %s to %s, %s of them chained%s; %s changes"
            .formatted(
                body.getString("userPoolId"),
                TextLines.value(body, "from"),
                TextLines.value(body, "to"),
                TextLines.value(body, "chained"),
                body.containsKey("chainedFrom")
                    ? ", the first of all is " + TextLines.value(body, "chainedFrom")
                    : "",
                TextLines.value(body, "records")));
    text.member(body, "digest");
    for (JsonObject finding : TextLines.objects(body, "findings")) {
      text.line("! " + finding.getString("at") + " " + finding.getString("what"));
    }
    if (TextLines.objects(body, "findings").isEmpty()) {
      text.line("every line is as it was written");
    }
    return live(body, text).member(body, "cursor").toString();
  }

  private static TextLines live(JsonObject body, TextLines text) {
    if (!body.containsKey("live")) {
      return text;
    }
    JsonObject live = body.getJsonObject("live");
    if (live.containsKey("because")) {
      return text.line("the live pool cannot be compared: " + live.getString("because"));
    }
    return live.getBoolean("equal")
        ? text.line("the live pool is as revision " + TextLines.value(body, "to") + " says")
        : text.line("the live pool is not as revision " + TextLines.value(body, "to") + " says:")
            .differences(live, "differences", "before", "after");
  }

  /// Status, kind, id, revision, who asked as AWS verified it, and then what that one claims.
  private static String summary(JsonObject record) {
    StringBuilder text =
        new StringBuilder(
            "%-9s %-8s %s"
                .formatted(
                    record.getString("status"),
                    record.getString("kind"),
                    record.getString("changeId")));
    if (record.containsKey("revision")) {
      text.append("  revision ").append(TextLines.value(record, "revision"));
    }
    text.append(who(record));
    if (record.containsKey("requestedBy")) {
      text.append("  says ").append(TextLines.value(record, "requestedBy"));
    }
    if (record.containsKey("reason")) {
      text.append("  ").append(TextLines.value(record, "reason"));
    }
    return text.toString();
  }

  /// Nobody has asked for what was found on the pool.
  private static String who(JsonObject record) {
    if (record.getString("kind").equals("external")) {
      return OutsideWords.who(record).map(who -> "  by " + who).orElse("");
    }
    String name =
        record.containsKey("senderName") ? " (" + record.getString("senderName") + ")" : "";
    return "  by " + record.getString("sender", "nobody knows whom") + name;
  }
}
