package io.github.poolkeeper.core.preview;

import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.plan.Plan;
import java.time.Instant;
import java.util.Optional;

/// How a request ends that is not written to the pool.
public final class DryRun {
  private DryRun() {}

  /// The state to end in where there is nothing to write; empty for a plan that could be written.
  ///
  /// @param current the fingerprint under which the live configuration is on record
  public static Optional<ChangeState.Ended> endOf(Plan plan, Fingerprint current, Instant now) {
    return switch (plan) {
      case Plan.Wrong wrong -> Optional.of(new ChangeState.Rejected(wrong.violations(), now));
      case Plan.InConflict conflict ->
          Optional.of(new ChangeState.Conflicted(conflict.conflicts(), now));
      case Plan.Nothing nothing ->
          Optional.of(new ChangeState.Unchanged(current, nothing.remains(), now));
      case Plan.Write _ -> Optional.empty();
    };
  }

  /// The state to end in where the plan is only to be looked at.
  public static ChangeState.Planned planned(Review review, Forecast forecast) {
    return new ChangeState.Planned(review.plan(), forecast, review.plan().startedAt());
  }
}
