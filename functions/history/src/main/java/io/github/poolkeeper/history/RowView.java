package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.OutsideWords;
import io.github.poolkeeper.core.json.VisibleText;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists as a person reads them in a terminal: an aligned line for each entry, times to the second.
final class RowView {
  private static final String WEAKENS = "! ";
  private static final String UNREADABLE = "UNREADABLE";
  private static final int MOST_TOUCHED = 3;
  private static final Pattern GAPS = Pattern.compile(" {2,}");

  private final List<List<String>> lines = new ArrayList<>();

  private RowView() {}

  /// When, what has become of it, which one, what has become of it since, where, which stack owns
  /// the pool, who, what it touches, why.
  static String changes(JsonObject body) {
    RowView view = new RowView();
    TextLines.objects(body, "changes").forEach(row -> view.lines.add(line(row)));
    return view + cursor(body);
  }

  /// When, what, who, and the change that it was said to: which one, where, how it stands, who
  /// asked, what it touches; then what the one who answered says, and the one who asked.
  static String answers(JsonObject body) {
    RowView view = new RowView();
    TextLines.objects(body, "answers").forEach(one -> view.lines.add(answer(one)));
    return view + cursor(body);
  }

  private static List<String> answer(JsonObject one) {
    JsonObject change = one.getJsonObject("change");
    return List.of(
        seconds(one.getString("at")),
        one.getString("decision"),
        name(one, "by"),
        change.getString("changeId"),
        change.getString("poolName", change.getString("userPoolId")),
        change.getString("status"),
        who(change),
        what(change),
        one.containsKey("reason") ? TextLines.value(one, "reason") : "-",
        why(change));
  }

  /// What is stopped, since when, by whom, how much it holds, why.
  static String freezes(JsonObject body) {
    RowView view = new RowView();
    TextLines.objects(body, "freezes").forEach(one -> view.lines.add(freeze(one)));
    return view + cursor(body);
  }

  private static List<String> freeze(JsonObject one) {
    return List.of(
        one.getString("poolName", one.getString("userPoolId", "everything")),
        one.getString("userPoolId", "*"),
        seconds(one.getString("at")),
        name(one, "by"),
        "holds " + TextLines.value(one, "held"),
        TextLines.value(one, "reason"));
  }

  /// Which one, since when, and the change that made it: which one, what has become of it since,
  /// who, what it touches, why.
  static String revisions(JsonObject body) {
    RowView view = new RowView();
    TextLines.objects(body, "revisions").forEach(one -> view.lines.add(revision(one)));
    return view + cursor(body);
  }

  private static List<String> revision(JsonObject one) {
    JsonObject change =
        one.containsKey("change") ? one.getJsonObject("change") : JsonValue.EMPTY_JSON_OBJECT;
    return List.of(
        TextLines.value(one, "revision"),
        one.containsKey("at") ? seconds(one.getString("at")) : UNREADABLE,
        one.getString("changeId", "-"),
        change.getString("kind", "-"),
        since(change),
        who(change),
        what(change),
        why(change));
  }

  private static List<String> line(JsonObject row) {
    return List.of(
        seconds(row.getString("requestedAt")),
        row.getString("status"),
        row.getString("kind"),
        row.getString("changeId"),
        since(row),
        row.getString("poolName", row.getString("userPoolId")),
        Owner.name(row).map(owner -> "owned by " + owner).orElse(""),
        who(row),
        what(row),
        why(row));
  }

  /// The name of whoever asked, as AWS verified it, or whom it is laid on.
  static String who(JsonObject row) {
    if (row.getString("kind", "").equals("external")) {
      return OutsideWords.who(row).orElse("-");
    }
    return name(row, "sender");
  }

  private static String name(JsonObject row, String who) {
    return OutsideWords.name(row, who, "-");
  }

  private static String what(JsonObject row) {
    List<JsonObject> touched = TextLines.objects(row, "touched");
    boolean weakens = touched.stream().anyMatch(one -> one.getBoolean("weakens"));
    String more = touched.size() > MOST_TOUCHED ? ", +" + (touched.size() - MOST_TOUCHED) : "";
    return (weakens ? WEAKENS : "")
        + touched.stream()
            .limit(MOST_TOUCHED)
            .map(one -> one.getString("path"))
            .collect(Collectors.joining(", "))
        + more;
  }

  private static String why(JsonObject row) {
    Stream<String> says =
        row.containsKey("requestedBy")
            ? Stream.of("says " + TextLines.value(row, "requestedBy"))
            : Stream.empty();
    Stream<String> reason =
        row.containsKey("reason") ? Stream.of(TextLines.value(row, "reason")) : Stream.empty();
    Stream<String> accepted =
        row.get("review") instanceof JsonObject review && review.containsKey("reason")
            ? Stream.of("accepted: " + TextLines.value(review, "reason"))
            : Stream.empty();
    return Stream.of(says, reason, accepted)
        .flatMap(part -> part)
        .collect(Collectors.joining("  "));
  }

  /// What has become of a change since it ended. It stands before everything that somebody wrote,
  /// so that nobody writes it.
  private static String since(JsonObject row) {
    return row.containsKey("rolledBackBy")
        ? "undone by " + ChangeId.shortened(row.getString("rolledBackBy"))
        : OutsideWords.state(row).orElse("");
  }

  static String seconds(String time) {
    return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String cursor(JsonObject body) {
    return new TextLines().member(body, "cursor").toString();
  }

  /// Each column as wide as its widest cell, one that has nothing not at all; the last one as it
  /// is. A run of blanks within a cell becomes one: what somebody wrote cannot look like two
  /// columns.
  @Override
  public String toString() {
    List<List<String>> visible =
        lines.stream().map(cells -> cells.stream().map(RowView::visible).toList()).toList();
    return visible.stream()
        .map(cells -> aligned(cells, visible) + "\n")
        .collect(Collectors.joining());
  }

  private static String visible(String cell) {
    return GAPS.matcher(VisibleText.of(cell)).replaceAll(" ");
  }

  private static String aligned(List<String> cells, List<List<String>> all) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      int at = column;
      int width = all.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
      int gap = width == 0 ? 0 : width - cells.get(column).length() + 2;
      line.append(cells.get(column)).repeat(" ", gap);
    }
    return line.toString().stripTrailing();
  }
}
