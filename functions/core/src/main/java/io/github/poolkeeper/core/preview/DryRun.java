package io.github.poolkeeper.core.preview;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.plan.Forecasts;
import io.github.poolkeeper.core.plan.Plan;
import java.time.Instant;
import java.time.InstantSource;

/// How a plan ends that is not written to the pool.
public final class DryRun {
  private final UserPools pools;
  private final InstantSource clock;

  public DryRun(UserPools pools, InstantSource clock) {
    this.pools = pools;
    this.clock = clock;
  }

  /// The state to end in.
  ///
  /// @param current the fingerprint under which the live configuration is on record
  public ChangeState.Ended end(Action action, Plan plan, Snapshot live, Fingerprint current) {
    Instant now = clock.instant();
    return switch (plan) {
      case Plan.Wrong wrong -> new ChangeState.Rejected(wrong.violations(), now);
      case Plan.InConflict conflict -> new ChangeState.Conflicted(conflict.conflicts(), now);
      case Plan.Nothing nothing -> new ChangeState.Unchanged(current, nothing.remains(), now);
      case Plan.Write write ->
          new ChangeState.Planned(
              attempt(write, current, now),
              Forecasts.of(action, write, pools.calls(live, write.after())),
              now);
    };
  }

  /// The intent to write a plan.
  public static Attempt attempt(Plan.Write plan, Fingerprint current, Instant at) {
    return new Attempt(current, plan.after().fingerprint(), plan.adjustments(), plan.remains(), at);
  }
}
