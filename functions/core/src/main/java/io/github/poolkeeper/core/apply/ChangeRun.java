package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.preview.DryRun;
import io.github.poolkeeper.core.preview.PolicyReview;
import io.github.poolkeeper.core.preview.RequestPlanner;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run of a change, from reading the pool to its end or to the first trouble.
final class ChangeRun {
  private final UserPools pools;
  private final ChangeHistory history;
  private final Ledger ledger;
  private final RequestPlanner planner;
  private final PolicyReview policyReview;
  private final PendingPlan approval;
  private final AttemptRun attempt;
  private final ChangeEnd end;
  private final InstantSource clock;

  ChangeRun(
      UserPools pools,
      ChangeHistory history,
      ApplySettings settings,
      ChangeEnd end,
      ApplyClock time) {
    this.pools = pools;
    this.history = history;
    this.clock = time.clock();
    this.end = end;
    this.ledger = new Ledger(history, time.ids(), clock);
    this.planner = new RequestPlanner(history, settings.unknownSettings());
    this.policyReview = new PolicyReview(pools, history, settings.policy(), clock);
    this.approval = new PendingPlan(history, end, settings.approvalExpiry(), clock);
    this.attempt =
        new AttemptRun(pools, history, ledger, end, new PoolWriter(pools, time.pause()), clock);
  }

  Step once(ChangeRecord record, Optional<Revision> head) {
    return switch (pools.read(record.userPoolId())) {
      case Reading.Refused(ApiError error) -> end.refused(record, error);
      case Reading.Interrupted(ApiError error) ->
          new Step.Interrupted(record, head, error, Optional.empty());
      case Reading.Read(Snapshot live) ->
          switch (record.state()) {
            case ChangeState.Applying applying -> resume(record, applying, head, live);
            case ChangeState _ -> start(record, List.of(), head, live);
          };
    };
  }

  /// The last run of a change that kept being interrupted: it ends with what the pool is like.
  Step giveUp(Step.Interrupted interrupted) {
    ChangeRecord record = interrupted.record();
    return switch (pools.read(record.userPoolId())) {
      case Reading.Read(Snapshot live) -> giveUp(interrupted, live);
      case Reading.Refused(ApiError error) -> end.refused(record, error);
      case Reading.Interrupted _ -> interrupted;
    };
  }

  private Step giveUp(Step.Interrupted interrupted, Snapshot live) {
    ChangeRecord record = interrupted.record();
    if (record.state() instanceof ChangeState.Applying applying) {
      Attempted attempted = attempted(record.userPoolId(), applying);
      Progress progress =
          Progress.of(attempted.before(), attempted.intended(), live.configuration());
      if (progress == Progress.FINISHED || progress == Progress.FINISHED_AND_CHANGED_SINCE) {
        return resume(record, applying, interrupted.head(), live);
      }
    }
    ledger.reconcile(record.userPoolId(), interrupted.head(), live.configuration());
    return end.failed(record, interrupted.error());
  }

  /// Goes on with an attempt that nobody saw the end of.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Revision> head, Snapshot live) {
    UserPoolId pool = record.userPoolId();
    Attempted attempted = attempted(pool, applying);
    Configuration intended = attempted.intended();
    return switch (Progress.of(attempted.before(), intended, live.configuration())) {
      case FINISHED ->
          end.revised(record, applying, head.orElseThrow(), intended, live.configuration());
      case UNFINISHED -> attempt.write(record, applying, head.orElseThrow(), live, intended);
      case FINISHED_AND_CHANGED_SINCE -> {
        Step step = end.revised(record, applying, head.orElseThrow(), intended, intended);
        ledger.reconcile(pool, history.head(pool), live.configuration());
        yield step;
      }
      case OVERWRITTEN -> start(record, applying.attempts(), head, live);
    };
  }

  /// Plans from the pool as it is.
  private Step start(
      ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = ledger.reconcile(record.userPoolId(), head, live.configuration());
    Plan plan = planner.plan(request, live.configuration());
    return switch (plan) {
      case Plan.Write write -> admit(record, earlier, current, live, write);
      case Plan.Wrong _, Plan.InConflict _, Plan.Nothing _ ->
          end.ended(
              record, DryRun.endOf(plan, current.configuration(), clock.instant()).orElseThrow());
    };
  }

  /// Writes the plan, if it may be.
  private Step admit(
      ChangeRecord record, List<Attempt> earlier, Revision head, Snapshot live, Plan.Write plan) {
    ChangeRequest request = record.request().orElseThrow();
    Review fresh = policyReview.of(request, plan, head.configuration());
    if (request.conditions().dryRun()) {
      return end.planned(
          record.reviewed(fresh),
          DryRun.planned(fresh, policyReview.forecast(request, plan, live)),
          plan.after());
    }
    return switch (Admission.of(record.review(), fresh)) {
      case Admission.Granted(Review review) ->
          attempt.intend(
              record.reviewed(review),
              AttemptRun.with(earlier, review.plan()),
              head,
              live,
              plan.after());
      case Admission.Asked(Review review) ->
          approval.ask(
              record.reviewed(review), policyReview.forecast(request, plan, live), plan.after());
      case Admission.Stale(Review agreed) -> approval.stale(record, agreed, plan);
      case Admission.Forbidden(Review review, List<Violation> violations) ->
          end.ended(record.reviewed(review), new ChangeState.Rejected(violations, clock.instant()));
    };
  }

  /// The two ends of the current attempt.
  private record Attempted(Configuration before, Configuration intended) {}

  private Attempted attempted(UserPoolId pool, ChangeState.Applying applying) {
    Attempt current = applying.current();
    Map<Fingerprint, Configuration> snapshots =
        history.snapshots(pool, List.of(current.before(), current.after()));
    return new Attempted(
        Optional.ofNullable(snapshots.get(current.before())).orElseThrow(),
        Optional.ofNullable(snapshots.get(current.after())).orElseThrow());
  }
}
