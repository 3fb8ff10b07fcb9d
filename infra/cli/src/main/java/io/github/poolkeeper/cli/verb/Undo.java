package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.cli.view.PlanView;
import io.github.poolkeeper.cli.view.PlanView.Outcome;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Undoes one change, or all since a time, the newest first: what was built on another goes before
/// it.
@Command(
    name = "undo",
    header = {
      "poolkeeper undo c3834741 -m 'INC-7: sign-in is broken'",
      "poolkeeper undo --since today --pool customers-prod -m INC-7 --yes"
    },
    description =
        "Undoes exactly the settings that a change touched. Shows what will happen, and asks.",
    footer = {
      "Exit codes: 0 undone; 1 wrong, trouble, or not agreed to; 2 ended otherwise; 3 still open."
    })
public final class Undo implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "CHANGE",
      description = "A change id, or its last 8 characters.")
  private Optional<String> change = Optional.empty();

  @Option(names = "--since", paramLabel = "TIME", description = "All since then, newest first.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--pool",
      split = ",",
      paramLabel = "POOL",
      description = "With --since: only in these; else in all.")
  private List<String> wanted = List.of();

  @Option(
      names = "--on-conflict",
      paramLabel = "refuse|skip|force",
      description = "What to do with settings that were set again since.")
  private Optional<String> onConflict = Optional.empty();

  @Option(
      names = {"-m", "--reason"},
      paramLabel = "TEXT",
      description = "Why; kept with the change.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--yes", description = "Without a question.")
  private boolean yes;

  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Invocation invocation;
  @Mixin private final Output output = new Output();

  public Undo(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    if (change.isPresent() == since.isPresent()) {
      throw new TroubleException("undo takes a change, or --since TIME");
    }
    return change.isPresent()
        ? undo(invocation.changes().find(change.get()))
        : undoAll(effective(invocation.time("--since", since.orElseThrow())));
  }

  private int undo(Change meant) throws IOException {
    Change plan = Plan.of(invocation, meant.userPoolId(), request(meant));
    Outcome outcome = PlanView.Outcome.of(plan);
    if (output.isForPeople()) {
      new ChangeView(invocation.terminal(), invocation.moments(), false).printFindings(plan);
    }
    if (outcome == Outcome.FAILS || outcome == Outcome.NOTHING) {
      invocation
          .terminal()
          .say("Undoing %s: %s. %s".formatted(meant.shortId(), PlanView.then(plan), wayOut(plan)));
      return outcome == Outcome.NOTHING ? Waiting.DONE : Waiting.ENDED_OTHERWISE;
    }
    String approval =
        outcome == Outcome.WAITS
            ? "It " + PlanView.then(plan)
            : "Nobody has to approve: the change is %s old".formatted(age(meant));
    if (!invocation.agreed(approval, "Undo?", yes)) {
      return 1;
    }
    return Waiting.reportBriefly(
        invocation, output, waiting.end(invocation, rollBack(meant, Optional.of(plan))));
  }

  private static String wayOut(Change plan) {
    return plan.status().equals("CONFLICT")
        ? "Undo the rest, keep theirs: --on-conflict skip   Undo it all, theirs too: --on-conflict force"
        : "";
  }

  private int undoAll(List<Change> all) throws IOException {
    if (all.isEmpty()) {
      invocation.terminal().say("There is nothing to undo since then.");
      return Waiting.DONE;
    }
    for (Change one : all) {
      invocation
          .terminal()
          .say(
              " %s  %s  %s  %s"
                  .formatted(
                      one.shortId(),
                      invocation.pools().nameOf(one.userPoolId()),
                      ChangeWords.what(one).text().strip(),
                      ChangeWords.who(one).text()));
    }
    String changes =
        all.size() == 1 ? "1 change is undone" : all.size() + " changes are undone, newest first";
    if (!invocation.agreed(changes, "Undo?", yes)) {
      return 1;
    }
    for (Change one : all) {
      Change end = waiting.end(invocation, rollBack(one, Optional.empty()));
      int exit = Waiting.reportBriefly(invocation, output, end);
      if (exit != Waiting.DONE) {
        invocation.terminal().say("Stopped there: what is older stays as it is.");
        return exit;
      }
    }
    return Waiting.DONE;
  }

  /// What is in effect now because of a change since then: neither what was undone nor the undoing
  /// of it, and not how a pool was when it was first seen.
  private List<Change> effective(Instant time) {
    Set<String> pools = Set.copyOf(invocation.pools().named(wanted));
    Map<String, Change> recent =
        invocation
            .changes()
            .everywhere(Map.of("since", time.toString()))
            .filter(c -> wanted.isEmpty() || pools.contains(c.userPoolId()))
            .filter(c -> c.status().equals("APPLIED") || c.status().equals("DIVERGED"))
            .filter(c -> !c.isInitial())
            .collect(Collectors.toMap(Change::id, c -> c));
    return recent.values().stream()
        .filter(c -> isInEffect(c, recent))
        .filter(c -> c.text("rollbackOf").filter(recent::containsKey).isEmpty())
        .sorted(Comparator.comparing(Change::id).reversed())
        .toList();
  }

  private static boolean isInEffect(Change change, Map<String, Change> recent) {
    return change
        .text("rolledBackBy")
        .flatMap(id -> Optional.ofNullable(recent.get(id)))
        .filter(by -> isInEffect(by, recent))
        .isEmpty();
  }

  private String age(Change meant) {
    return invocation.moments().age(meant.time("endedAt").orElse(meant.requestedAt()));
  }

  private JsonObject request(Change meant) {
    var rollback = JsonValues.object().add("changeId", meant.id());
    onConflict.ifPresent(choice -> rollback.add("onConflict", choice));
    return JsonValues.object().add("rollback", rollback).build();
  }

  /// @param shown the plan that was agreed to, which it has to come to then
  private Change rollBack(Change meant, Optional<Change> shown) {
    var body = JsonValues.object(Invocation.reason(reason));
    onConflict.ifPresent(choice -> body.add("onConflict", choice));
    JsonObject rollback = body.build();
    JsonObject held = shown.map(plan -> ShownPlans.with(plan, rollback)).orElse(rollback);
    return new Change(
        invocation
            .api()
            .ask(
                Request.of("POST", Changes.path(meant) + "/rollback", held)
                    .under(Submit.freshId())));
  }
}
