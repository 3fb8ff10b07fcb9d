package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.OutsideWords;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.VisibleText;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists for a spreadsheet (RFC 4180). What a spreadsheet would take for a formula has an
/// apostrophe before it, in full-width signs too, and behind what is a separator in other
/// countries; the cursor of the next page is in the header `x-cursor`.
final class CsvView {
  private static final Pattern FORMULA =
      Pattern.compile("(^|[;\\t\\r\\n])(\\s*)(?=[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");
  private static final Pattern CONTROL_FIRST = Pattern.compile("^[\\t\\r]");
  private static final Pattern PLAIN = Pattern.compile("[^\",;\\t\\r\\n]*");

  private CsvView() {}

  static String changes(JsonObject body) {
    List<String> members =
        List.of(
            "requestedAt",
            "endedAt",
            "changeId",
            "kind",
            "status",
            "userPoolId",
            "poolName",
            "revision",
            "sender",
            "senderName",
            "requestedBy",
            "reason",
            "requestId",
            "rollbackOf",
            "rolledBackBy");
    Stream<String> head =
        Stream.of(
            line(
                Stream.concat(
                    members.stream(),
                    Stream.of("touched", "weakens", "difference", "doneBy", "review", "owner"))));
    return Stream.concat(
            head,
            TextLines.objects(body, "changes").stream()
                .map(
                    row ->
                        line(
                            Stream.concat(
                                members.stream().map(member -> text(row, member)),
                                Stream.of(
                                    touched(row, _ -> true),
                                    touched(row, one -> one.getBoolean("weakens")),
                                    difference(row),
                                    doneBy(row),
                                    review(row),
                                    Owner.name(row).orElse(""))))))
        .collect(Collectors.joining());
  }

  static String answers(JsonObject body) {
    List<String> members = List.of("at", "decision", "by", "byName", "reason");
    List<String> ofChange =
        List.of(
            "changeId",
            "kind",
            "status",
            "userPoolId",
            "poolName",
            "revision",
            "sender",
            "senderName",
            "requestedBy",
            "requestId");
    Stream<String> head =
        Stream.of(
            line(
                Stream.of(
                        members.stream(),
                        ofChange.stream(),
                        Stream.of("changeReason", "touched", "weakens", "difference"))
                    .flatMap(names -> names)));
    return Stream.concat(
            head,
            TextLines.objects(body, "answers").stream()
                .map(
                    row -> {
                      JsonObject change = row.getJsonObject("change");
                      return line(
                          Stream.of(
                                  members.stream().map(member -> text(row, member)),
                                  ofChange.stream().map(member -> text(change, member)),
                                  Stream.of(
                                      text(change, "reason"),
                                      touched(change, _ -> true),
                                      touched(change, one -> one.getBoolean("weakens")),
                                      difference(change)))
                              .flatMap(cells -> cells));
                    }))
        .collect(Collectors.joining());
  }

  private static String touched(JsonObject row, Function<JsonObject, Boolean> which) {
    return TextLines.objects(row, "touched").stream()
        .filter(which::apply)
        .map(one -> one.getString("path"))
        .collect(Collectors.joining(" "));
  }

  /// Each setting before and after, as JSON; nothing for a side without it.
  private static String difference(JsonObject row) {
    return TextLines.objects(row, "touched").stream()
        .map(
            one ->
                "%s: %s → %s"
                    .formatted(one.getString("path"), side(one, "before"), side(one, "after")))
        .collect(Collectors.joining(" | "));
  }

  private static String side(JsonObject touched, String side) {
    return Optional.ofNullable(touched.get(side)).map(CanonicalJson::of).orElse("nothing");
  }

  private static String doneBy(JsonObject row) {
    return row.containsKey("doneBy") || row.containsKey("leftBy")
        ? OutsideWords.who(row).orElse("")
        : "";
  }

  private static String review(JsonObject row) {
    return Optional.ofNullable(row.getJsonObject("review"))
        .map(review -> review.getString("state"))
        .orElse("");
  }

  static String text(JsonObject row, String member) {
    JsonValue value = row.get(member);
    if (value == null) {
      return "";
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  static String line(Stream<String> cells) {
    return cells.map(CsvView::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    String defused = FORMULA.matcher(text).replaceAll("$1'$2");
    String safe = VisibleText.of(CONTROL_FIRST.matcher(defused).find() ? "'" + defused : defused);
    return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
