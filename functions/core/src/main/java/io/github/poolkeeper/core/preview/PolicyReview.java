package io.github.poolkeeper.core.preview;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.plan.Forecasts;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.Access;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks at a plan as people will: what it would mean, and what the policy says of it.
public final class PolicyReview {
  private final Waivers waivers;
  private final Policy policy;
  private final InstantSource clock;

  public PolicyReview(ChangeHistory history, Policy policy, InstantSource clock) {
    this.waivers = new Waivers(history);
    this.policy = policy;
    this.clock = clock;
  }

  /// The review of a plan, with no answers yet.
  ///
  /// @param current the fingerprint under which the live configuration is on record
  public Review of(ChangeRequest request, Plan.Write plan, Fingerprint current) {
    Instant now = clock.instant();
    List<Difference> differences = plan.differences();
    Attempt attempt =
        new Attempt(current, plan.after().fingerprint(), plan.adjustments(), plan.remains(), now);
    return new Review(
        attempt,
        Forecasts.hash(request.action(), differences),
        verdict(request, differences, current, now),
        List.of());
  }

  /// What applying the plan would mean.
  public Forecast forecast(ChangeRequest request, Plan.Write plan, Snapshot live) {
    List<String> calls =
        live.routeTo(plan.after().normalForm()).calls().stream()
            .map(Access.Call::operation)
            .toList();
    return Forecasts.of(request.action(), plan, calls);
  }

  private Verdict verdict(
      ChangeRequest request, List<Difference> differences, Fingerprint current, Instant now) {
    return waivers
        .of(request, current)
        .map(
            waiver ->
                policy.judgeUndo(
                    differences, waiver::covers, Duration.between(waiver.since(), now)))
        .orElseGet(() -> policy.judge(differences));
  }
}
