package io.github.poolkeeper.cli.view;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Change.Touched;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a record or a plan has found out, in the order in which people ask: what differs, what goes
/// along, what is wrong, what the policy says, and whether it can be undone.
///
/// @param isWhole whether long values are shown to their end
record Findings(Terminal terminal, boolean isWhole) {

  void print(Change change) {
    Owner.words(change.json())
        .ifPresent(
            owner ->
                terminal.line(
                    Style.WARNING.of(ChangeWords.line("Owned by " + owner + ".", isWhole))));
    since(change);
    for (Touched touched : change.touched()) {
      ChangeWords.print(terminal, touched, isWhole);
    }
    change.objects("attempts").reduce((_, last) -> last).ifPresent(this::attempt);
    because("does not bring back", objects(change.json(), "remains"));
    change
        .objects("divergences")
        .forEach(d -> sides("reads back otherwise", d, List.of("intended", "observed")));
    change.objects("violations").forEach(this::violation);
    change
        .objects("conflicts")
        .forEach(
            c -> sides("conflict", c, List.of("expected", "before", "after", "live", "setBy")));
    change.objects("warnings").forEach(w -> warn("warning: " + place(w) + text(w, "message")));
    change.object("error").ifPresent(e -> warn(text(e, "code") + ": " + text(e, "message")));
    change.object("policy").ifPresent(this::policy);
    change.object("undo").ifPresent(this::undo);
  }

  /// What others have done to the pool since its last revision: a plan sees it first.
  private void since(Change plan) {
    List<Touched> others = plan.touched("sinceThen");
    if (!others.isEmpty()) {
      terminal.line(
          Style.WARNING.of(
              "Changed by hand since revision %d:".formatted(plan.number("revision").orElse(0))));
      others.forEach(touched -> ChangeWords.print(terminal, touched, isWhole));
      terminal.line("The plan:");
    }
  }

  private void attempt(JsonObject attempt) {
    because("also sets", objects(attempt, "alsoSets"));
    because("does not bring back", objects(attempt, "remains"));
  }

  private void because(String said, Stream<JsonObject> settings) {
    settings.forEach(s -> line("  %s %s: %s".formatted(said, text(s, "path"), text(s, "because"))));
  }

  private void sides(String said, JsonObject place, List<String> sides) {
    warn(said + " at " + text(place, "path"));
    for (String side : sides) {
      Optional.ofNullable(place.get(side))
          .map(value -> "    %-9s %s".formatted(side, ChangeWords.value(value, isWhole)))
          .ifPresent(terminal::line);
    }
  }

  private void violation(JsonObject violation) {
    warn(place(violation) + text(violation, "message"));
  }

  private void policy(JsonObject policy) {
    if (text(policy, "effect").equals("allow")) {
      return;
    }
    Stream<JsonObject> strict =
        objects(policy, "findings").filter(f -> !text(f, "effect").equals("allow"));
    strict.forEach(
        f ->
            line(
                "  %s asks for %s: %s"
                    .formatted(
                        text(f, "path"),
                        text(f, "effect").equals("forbid") ? "nobody, it is forbidden" : people(f),
                        text(f, "because"))));
    Optional.of(text(policy, "waived"))
        .filter(waived -> !waived.isEmpty())
        .ifPresent(waived -> line("  nobody has to approve: " + waived));
  }

  private void undo(JsonObject undo) {
    if (!undo.getBoolean("possible", true)) {
      warn("cannot be undone");
      objects(undo, "violations").forEach(this::violation);
    }
    because("an undo would not bring back", objects(undo, "remains"));
  }

  private void warn(String text) {
    terminal.line(Style.WARNING.of(ChangeWords.line("  ! " + text, isWhole)));
  }

  private void line(String text) {
    terminal.line(ChangeWords.line(text, isWhole));
  }

  /// How many people a policy wants.
  static String people(JsonObject policy) {
    int count = policy.getInt("approvers", 1);
    return count == 1 ? "1 person" : count + " people";
  }

  /// Why it wants them, once each.
  static String reasons(JsonObject policy) {
    return objects(policy, "findings")
        .filter(f -> !text(f, "effect").equals("allow"))
        .map(f -> text(f, "because"))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String place(JsonObject json) {
    String path = text(json, "path");
    return path.isEmpty() ? "" : path + ": ";
  }

  static String text(JsonObject json, String name) {
    return JsonValues.text(json, name).orElse("");
  }

  static Stream<JsonObject> objects(JsonObject json, String name) {
    return json.get(name) instanceof JsonArray list
        ? list.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject)
        : Stream.of();
  }
}
