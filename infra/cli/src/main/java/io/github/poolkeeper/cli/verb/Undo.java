package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.api.HistoryApi.Request;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.view.ChangeView;
import io.github.poolkeeper.cli.view.PlanView;
import io.github.poolkeeper.cli.view.PlanView.Outcome;
import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  private Optional<Instant> since = Optional.empty();

  @Option(
      names = "--on-conflict",
      paramLabel = "refuse|skip|force",
      description = "What to do with settings that were set again since.")
  private Optional<OnConflict> onConflict = Optional.empty();

  @Mixin private final Filter only = new Filter();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Reason reason = new Reason();
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
    if (change.isPresent() && only.isGiven()) {
      throw new TroubleException("--pool is of --since: a change is of one pool");
    }
    return change.isPresent()
        ? undo(invocation.changes().find(change.get()))
        : undoAll(since.orElseThrow());
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
      boolean isUndone = outcome == Outcome.NOTHING && plan.objects("remains").findAny().isEmpty();
      return isUndone ? Waiting.DONE : Waiting.ENDED_OTHERWISE;
    }
    String approval =
        outcome == Outcome.WAITS
            ? "It " + PlanView.then(plan)
            : "Nobody has to approve: the change is %s old".formatted(age(meant));
    if (!consent.isGiven(invocation.terminal(), approval, "Undo?")) {
      return 1;
    }
    return Waiting.reportBriefly(
        invocation, output, waiting.end(invocation, rollBack(meant, Optional.of(plan))));
  }

  private static String wayOut(Change plan) {
    if (plan.status().equals("CONFLICT")) {
      return "Undo the rest, keep theirs: --on-conflict skip   Undo it all, theirs too: --on-conflict force";
    }
    return plan.objects("remains").findAny().isEmpty() ? "" : "Nothing is undone.";
  }

  private int undoAll(Instant time) throws IOException {
    List<Change> all =
        UndoAll.inEffect(invocation.changes().since(time, only.pools(invocation)).stream());
    if (all.isEmpty()) {
      invocation.terminal().say("There is nothing to undo since then.");
      return Waiting.DONE;
    }
    var undoAll =
        new UndoAll(invocation, all, one -> Plan.of(invocation, one.userPoolId(), request(one)));
    undoAll.show();
    if (!undoAll.canDoSomething()) {
      invocation.terminal().say(undoAll.comesTo() + ".");
      return Waiting.ENDED_OTHERWISE;
    }
    if (!consent.isGiven(invocation.terminal(), undoAll.comesTo(), "Undo?")) {
      return 1;
    }
    return undoAll.go(
        one ->
            Waiting.reportBriefly(
                invocation, output, waiting.end(invocation, rollBack(one, Optional.empty()))),
        onConflict.filter(choice -> choice != OnConflict.REFUSE).isPresent());
  }

  private String age(Change meant) {
    return invocation.moments().age(meant.time("endedAt").orElse(meant.requestedAt()));
  }

  private JsonObject request(Change meant) {
    var rollback = JsonValues.object().add("changeId", meant.id());
    onConflict.ifPresent(choice -> rollback.add("onConflict", choice.word()));
    return JsonValues.object().add("rollback", rollback).build();
  }

  /// @param shown the plan that was agreed to, which it has to come to then
  private Change rollBack(Change meant, Optional<Change> shown) {
    var body = JsonValues.object(reason.body());
    onConflict.ifPresent(choice -> body.add("onConflict", choice.word()));
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
