package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks people to agree to a plan, and ends the change if it is not the plan any more that they
/// have agreed to.
final class PendingPlan {
  private final ChangeHistory history;
  private final Duration expiry;
  private final InstantSource clock;

  PendingPlan(ChangeHistory history, Duration expiry, InstantSource clock) {
    this.history = history;
    this.expiry = expiry;
    this.clock = clock;
  }

  /// Both snapshots are stored, so that people see what they agree to.
  Step ask(ChangeRecord record, Forecast forecast, Configuration after) {
    ChangeRecord pending = record.in(new ChangeState.PendingApproval(forecast, expiresAt(record)));
    history.update(pending, List.of(after));
    return new Step.Waits(pending);
  }

  private Instant expiresAt(ChangeRecord record) {
    Instant latest = clock.instant().plus(expiry);
    return record
        .request()
        .map(ChangeRequest::conditions)
        .flatMap(conditions -> conditions.window().notAfter())
        .filter(latest::isAfter)
        .orElse(latest);
  }

  /// The end of a change whose plan is not the one that was agreed to.
  ChangeState.Ended stale(UserPoolId pool, Review agreed, Plan.Write now) {
    return new ChangeState.Conflicted(
        StalePlan.conflicts(
            differences(pool, agreed.plan()), now.differences(), now.before().normalForm()),
        clock.instant());
  }

  private List<Difference> differences(UserPoolId pool, Attempt plan) {
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(plan.before(), plan.after()));
    return Optional.ofNullable(snapshots.get(plan.before()))
        .orElseThrow()
        .normalForm()
        .differencesTo(Optional.ofNullable(snapshots.get(plan.after())).orElseThrow().normalForm());
  }
}
