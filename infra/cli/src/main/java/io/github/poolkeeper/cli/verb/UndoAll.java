package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import io.github.poolkeeper.cli.api.Change.Touched;
import io.github.poolkeeper.cli.api.Changes;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.view.ChangeWords;
import io.github.poolkeeper.cli.view.PlanView;
import io.github.poolkeeper.cli.view.PlanView.Outcome;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of undoing several changes, the newest first: all of them are planned before
/// anything is asked for, and one that cannot be undone now keeps only those that it was built on.
final class UndoAll {
  private final Invocation invocation;
  private final List<Step> steps = new ArrayList<>();

  /// One of the changes.
  ///
  /// @param plan of undoing it, on the pool as it is
  /// @param then what would become of that
  private record Step(Change change, Change plan, Outcome then) {
    boolean isSent() {
      return then == Outcome.CHANGES || then == Outcome.WAITS;
    }

    /// In the same pool, a setting that the other has set too, or one in it or around it.
    boolean touches(Step other) {
      return change.userPoolId().equals(other.change.userPoolId())
          && places().anyMatch(mine -> other.places().anyMatch(mine::overlaps));
    }

    private Stream<Pointer> places() {
      return Stream.of(change, plan)
          .flatMap(one -> one.touched().stream())
          .map(Touched::difference)
          .map(Difference::path);
    }
  }

  /// @param planned gives what undoing a change would come to now
  UndoAll(Invocation invocation, List<Change> newestFirst, Function<Change, Change> planned) {
    this.invocation = invocation;
    for (Change change : newestFirst) {
      invocation.terminal().status("planning to undo " + change.shortId());
      Change plan = planned.apply(change);
      steps.add(step(new Step(change, plan, Outcome.of(plan))));
    }
  }

  /// What a newer one stands in the way of goes when that one is undone before it.
  private Step step(Step alone) {
    boolean isAfterAnother =
        !alone.isSent()
            && steps.stream().anyMatch(s -> s.then() == Outcome.CHANGES && s.touches(alone));
    return isAfterAnother ? new Step(alone.change(), alone.plan(), Outcome.CHANGES) : alone;
  }

  /// A line for each, with what would become of it where it is not simply undone.
  void show() {
    Terminal terminal = invocation.terminal();
    for (Step step : steps) {
      Change change = step.change();
      String then =
          step.then() == Outcome.CHANGES ? "" : "   ! the undo " + PlanView.then(step.plan());
      terminal.say(
          " %s  %s  %s  %s%s"
              .formatted(
                  change.shortId(),
                  invocation.pools().nameOf(change.userPoolId()),
                  ChangeWords.line(ChangeWords.what(change).text().strip(), false),
                  ChangeWords.line(ChangeWords.who(change).text(), false),
                  then));
    }
  }

  /// What it all comes to.
  String comesTo() {
    long all = steps.size();
    long now = count(Outcome.CHANGES);
    String changes = now == 1 ? "1 change is undone" : now + " changes are undone, newest first";
    long waiting = count(Outcome.WAITS);
    String waits = waiting == 0 ? "" : ", %d only when people agree".formatted(waiting);
    long stay = all - now - waiting;
    return changes + waits + (stay == 0 ? "" : ", %d cannot be undone".formatted(stay));
  }

  boolean canDoSomething() {
    return steps.stream().anyMatch(Step::isSent);
  }

  private long count(Outcome outcome) {
    return steps.stream().filter(step -> step.then() == outcome).count();
  }

  /// Undoes one after the other, whatever becomes of the others: the API refuses what would touch a
  /// setting of one that stays, and so it is not even asked for.
  ///
  /// @param undone undoes a change, tells of it, and gives the exit code
  /// @param isStubborn whether such settings are skipped or forced, as somebody has asked for
  int go(Function<Change, Integer> undone, boolean isStubborn) {
    List<Step> staying = new ArrayList<>();
    List<Integer> exits = new ArrayList<>();
    new Series<>(steps, step -> step.change().shortId(), "")
        .send(
            invocation.terminal(),
            step -> {
              int exit =
                  isStubborn && step.isSent()
                      ? undone.apply(step.change())
                      : go(step, staying, undone);
              exits.add(exit);
              if (exit != Waiting.DONE) {
                staying.add(step);
              }
              return step.change().shortId();
            });
    return exits.stream().max(Integer::compare).orElse(Waiting.DONE);
  }

  private int go(Step step, List<Step> staying, Function<Change, Integer> undone) {
    if (step.then() == Outcome.NOTHING) {
      return Waiting.DONE;
    }
    Optional<Step> inTheWay = staying.stream().filter(step::touches).findFirst();
    String stays = step.change().shortId() + " stays: ";
    if (inTheWay.isPresent()) {
      invocation
          .terminal()
          .say(stays + "what it set was set again by " + inTheWay.get().change().shortId());
      return Waiting.ENDED_OTHERWISE;
    }
    if (!step.isSent()) {
      invocation.terminal().say(stays + "the undo " + PlanView.then(step.plan()));
      return Waiting.ENDED_OTHERWISE;
    }
    return undone.apply(step.change());
  }

  /// Of the changes since a time, what is in effect now: neither what was undone nor the undoing of
  /// it, and not how a pool was when it was first seen.
  static List<Change> inEffect(Stream<Change> since) {
    Map<String, Change> recent =
        since
            .filter(c -> Set.of("APPLIED", "DIVERGED").contains(c.status()))
            .filter(c -> !c.isInitial())
            .collect(Collectors.toMap(Change::id, c -> c, (a, _) -> a, HashMap::new));
    return recent.values().stream()
        .filter(c -> isInEffect(c, recent))
        .filter(c -> c.text("rollbackOf").filter(recent::containsKey).isEmpty())
        .sorted(Changes.NEWEST_FIRST)
        .toList();
  }

  private static boolean isInEffect(Change change, Map<String, Change> recent) {
    return change
        .text("rolledBackBy")
        .flatMap(id -> Optional.ofNullable(recent.get(id)))
        .filter(by -> isInEffect(by, recent))
        .isEmpty();
  }
}
