package io.github.poolkeeper.cli.view;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.terminal.Moments;
import io.github.poolkeeper.cli.terminal.Style;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.OutsideWords;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One change: how it stands, who asked and answered, each setting, and what to type next.
///
/// @param isWhole whether long values are shown to their end
public record ChangeView(Terminal terminal, Moments moments, boolean isWhole) {
  /// All that is on record of it.
  public void print(Change change, String poolName) {
    terminal.line(Style.STRONG.of("%s  %s".formatted(change.shortId(), state(change))));
    line(
        "pool",
        poolName.equals(change.userPoolId())
            ? poolName
            : poolName + " (" + change.userPoolId() + ")");
    line("change", change.id());
    line(change.kind().equals("external") ? "found" : "asked", asked(change));
    change.claim().ifPresent(claim -> line("claims", "to come from " + claim));
    change.text("reason").ifPresent(reason -> line("why", reason));
    change.objects("answers").forEach(this::answer);
    change.object("withdrawn").ifPresent(w -> line("withdrawn", who(w) + said(w)));
    restored(change).ifPresent(to -> line("restores", to));
    change.text("rollbackOf").ifPresent(id -> line("undoes", ChangeId.shortened(id)));
    change.text("rolledBackBy").ifPresent(id -> line("undone", "by " + ChangeId.shortened(id)));
    OutsideWords.undoneInPart(change.json()).ifPresent(words -> line("but", words));
    OutsideWords.review(change.json()).ifPresent(review -> line("review", review));
    new Findings(terminal, isWhole).print(change);
  }

  /// The state that a restore returns to, as it was asked for.
  private Optional<String> restored(Change change) {
    Optional<Change> restore =
        change
            .object("request")
            .map(Change::new)
            .flatMap(request -> request.object("restore"))
            .map(Change::new);
    return restore
        .flatMap(one -> one.number("revision"))
        .map(number -> "revision " + number)
        .or(
            () ->
                restore
                    .flatMap(one -> one.time("at"))
                    .map(at -> "how it was " + moments.shown(at)));
  }

  /// How a change has ended, in a line.
  public void printEnd(Change change) {
    String took =
        change
            .time("endedAt")
            .map(end -> Duration.between(change.requestedAt(), end))
            .map(d -> String.format(Locale.ROOT, " in %.1f s", d.toMillis() / 1000.0))
            .orElse("");
    terminal.line(Style.STRONG.of(change.shortId() + " " + state(change)), Style.PLAIN.of(took));
  }

  /// The same of one of many.
  public void printInALine(String pool, Change change) {
    terminal.line(
        Style.STRONG.of(ChangeWords.line(pool, isWhole)),
        Style.PLAIN.of("  %s %s".formatted(change.shortId(), state(change))));
    if (!change.isAsAsked() && !change.isWaiting()) {
      printFindings(change);
    }
  }

  /// What it did, or why it did not.
  public void printFindings(Change change) {
    new Findings(terminal, isWhole).print(change);
  }

  private void line(String name, String text) {
    terminal.line(
        Style.FAINT.of("%-10s".formatted(name)), Style.PLAIN.of(ChangeWords.line(text, isWhole)));
  }

  private void answer(JsonObject answer) {
    line(
        Findings.text(answer, "decision").equals("approve") ? "approved" : "declined",
        who(answer)
            + ", "
            + moments.shown(Instant.parse(Findings.text(answer, "at")))
            + said(answer));
  }

  private static String who(JsonObject answer) {
    String name = Findings.text(answer, "byName");
    return name.isEmpty() ? Change.nameIn(Findings.text(answer, "by")) : name;
  }

  private static String said(JsonObject answer) {
    String reason = Findings.text(answer, "reason");
    return reason.isEmpty() ? "" : "   " + reason;
  }

  private String asked(Change change) {
    String verified =
        change.text("sender").filter(s -> !Optional.of(s).equals(change.who())).orElse("");
    return ChangeWords.asker(change)
        + (verified.isEmpty() ? "" : " (" + verified + ")")
        + ", "
        + moments.shown(change.requestedAt());
  }

  /// The status and what it brings: a revision, a deadline.
  private String state(Change change) {
    return change.status()
        + change.number("revision").map(n -> " as revision " + n).orElse("")
        + change
            .object("policy")
            .filter(_ -> change.status().equals("PENDING_APPROVAL"))
            .map(
                policy -> ": %d of %d have approved".formatted(change.approvals(), change.needed()))
            .orElse("")
        + change.time("expiresAt").map(until -> " until " + moments.shown(until)).orElse("")
        + ChangeWords.held(change, moments);
  }

  /// What to type next.
  public static String next(Change change) {
    String id = change.shortId();
    return switch (change.status()) {
      case "APPLIED", "DIVERGED" ->
          change.kind().equals("rollback")
              ? "Undo the undo: poolkeeper undo " + id
              : "Undo it: poolkeeper undo " + id;
      case "QUEUED", "APPLYING" -> "Wait for its end: poolkeeper wait " + id;
      case "PENDING_APPROVAL" ->
          change.isNeverApproved()
              ? "Nobody can approve it: nobody can tell who asked. Take it back: poolkeeper"
                  + " withdraw "
                  + id
                  + "   Then ask in a session of a role that is named after you."
              : "Somebody else: poolkeeper approve %1$s   Take it back: poolkeeper withdraw %1$s"
                  .formatted(id);
      case "HELD" ->
          (change.object("held").filter(held -> held.containsKey("frozen")).isPresent()
                  ? "What is stopped: poolkeeper freezes   "
                  : "")
              + "Take it back: poolkeeper withdraw "
              + id;
      case "CONFLICT" ->
          change.kind().equals("rollback")
              ? "Undo the rest: --on-conflict skip   Undo it all, theirs too: --on-conflict force"
              : "Look at it: poolkeeper show " + id;
      case "REJECTED" -> "Mend the request, and send it under another request id.";
      case "PLANNED", "UNCHANGED", "WITHDRAWN" -> "";
      default -> "Look at it: poolkeeper show " + id;
    };
  }
}
