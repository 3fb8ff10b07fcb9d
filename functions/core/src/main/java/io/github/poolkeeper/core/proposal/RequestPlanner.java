package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Conflict;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.plan.Planner;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers from the history what a request refers to, and plans it.
final class RequestPlanner {
  private static final Pointer ROLLBACK = Pointer.parse("/rollback/changeId");
  private static final Pointer RESTORE = Pointer.parse("/restore");

  private final PoolHistory history;
  private final UnknownSettingsMode unknownSettings;

  RequestPlanner(PoolHistory history, UnknownSettingsMode unknownSettings) {
    this.history = history;
    this.unknownSettings = unknownSettings;
  }

  Plan plan(ChangeRequest request, Configuration live) {
    List<Pointer> unknown = live.unknownSettings();
    if (unknownSettings == UnknownSettingsMode.REFUSE && !unknown.isEmpty()) {
      return new Plan.Wrong(
          unknown.stream()
              .map(path -> new Violation(path, "is a setting nobody knows yet"))
              .toList());
    }
    return switch (request.action()) {
      case Action.Change change ->
          Planner.change(live, change.patch(), request.conditions().expect());
      case Action.Rollback rollback -> rollback(request, rollback, live);
      case Action.Restore restore -> restore(request, restore, live);
    };
  }

  private Plan rollback(ChangeRequest request, Action.Rollback rollback, Configuration live) {
    ChangeId id = rollback.changeId();
    Optional<ChangeRecord> original = history.find(request.userPoolId(), id);
    if (original.isEmpty()) {
      return wrong(ROLLBACK, "this pool has no change " + id);
    }
    return switch (original.get().state()) {
      case ChangeState.Applied applied -> rollback(request, rollback, live, applied.outcome());
      case ChangeState.Diverged diverged -> rollback(request, rollback, live, diverged.outcome());
      case ChangeState state ->
          wrong(ROLLBACK, "change " + id + " is " + state.status() + ": there is nothing to undo");
    };
  }

  private Plan rollback(
      ChangeRequest request,
      Action.Rollback rollback,
      Configuration live,
      ChangeState.Outcome outcome) {
    if (outcome.before().isEmpty()) {
      return wrong(ROLLBACK, "it is the first revision of this pool: there is none before it");
    }
    Fingerprint before = outcome.before().get();
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(request.userPoolId(), List.of(before, outcome.after()));
    Plan plan =
        Planner.rollback(
            live,
            known(snapshots, before),
            known(snapshots, outcome.after()),
            rollback.onConflict(),
            request.conditions().expect());
    return plan instanceof Plan.InConflict(List<Conflict> conflicts)
        ? new Plan.InConflict(
            new ConflictingChanges(history, request.userPoolId())
                .named(conflicts, outcome.revision()))
        : plan;
  }

  private Plan restore(ChangeRequest request, Action.Restore restore, Configuration live) {
    UserPoolId pool = request.userPoolId();
    return RestoreTarget.find(history, pool, restore)
        .map(Revision::configuration)
        .map(f -> known(history.snapshots(pool, List.of(f)), f))
        .map(
            earlier ->
                Planner.restore(live, earlier, restore.paths(), request.conditions().expect()))
        .orElseGet(() -> wrong(RESTORE, "this pool has no such revision on record"));
  }

  private static Configuration known(
      Map<Fingerprint, Configuration> snapshots, Fingerprint fingerprint) {
    return Optional.ofNullable(snapshots.get(fingerprint))
        .orElseThrow(() -> new IllegalStateException("snapshot " + fingerprint + " is gone"));
  }

  private static Plan wrong(Pointer path, String message) {
    return new Plan.Wrong(List.of(new Violation(path, message)));
  }
}
