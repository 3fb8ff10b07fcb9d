package io.github.poolkeeper.core.apply;

import static java.util.stream.Collectors.joining;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One run of a change, from reading the pool to its end or to the first trouble.
final class ChangeRun {
  private final ChangeHistory history;
  private final Ledger ledger;
  private final RequestPlanner planner;
  private final PolicyReview policyReview;
  private final PendingPlan approval;
  private final PoolReader reader;
  private final AttemptRun attempt;
  private final ChangeEnd end;
  private final InstantSource clock;

  ChangeRun(
      UserPools pools,
      ChangeHistory history,
      ApplySettings settings,
      ChangeEnd end,
      ApplyClock time) {
    this.history = history;
    this.clock = time.clock();
    this.end = end;
    this.ledger = new Ledger(history, time.ids(), clock);
    this.planner = new RequestPlanner(history, settings.unknownSettings());
    this.policyReview = new PolicyReview(pools, history, settings.policy(), clock);
    this.approval = new PendingPlan(history, settings.approvalExpiry(), clock);
    this.reader = new PoolReader(pools, time.pause());
    this.attempt = new AttemptRun(pools, reader, history, ledger, end, clock);
  }

  Step once(ChangeRecord record, Optional<Revision> head) {
    return switch (read(record, head)) {
      case Reading.Refused(ApiError error) -> unseen(record, head, error);
      case Reading.Interrupted(ApiError error) ->
          new Step.Interrupted(record, head, error, Optional.empty());
      case Reading.Read(Snapshot live) ->
          switch (record.state()) {
            case ChangeState.Applying applying -> resume(record, applying, head, live);
            case ChangeState _ -> start(record, List.of(), head, live);
          };
    };
  }

  /// What is neither known nor to be expected so soon after a write may be a late read: it takes a
  /// second look to believe it.
  private Reading read(ChangeRecord record, Optional<Revision> head) {
    UserPoolId pool = record.userPoolId();
    Reading reading = reader.read(pool);
    if (!(reading instanceof Reading.Read(Snapshot live)) || !isFresh(record, head)) {
      return reading;
    }
    Predicate<Configuration> expected = expected(record, head.orElseThrow());
    return expected.test(live.configuration()) ? reading : reader.settled(pool, reading, expected);
  }

  private boolean isFresh(ChangeRecord record, Optional<Revision> head) {
    Instant settled = clock.instant().minus(PoolReader.SETTLED);
    boolean isAttempted =
        record.state() instanceof ChangeState.Applying applying
            && applying.current().startedAt().isAfter(settled);
    return head.filter(last -> isAttempted || last.at().isAfter(settled)).isPresent();
  }

  private Predicate<Configuration> expected(ChangeRecord record, Revision head) {
    UserPoolId pool = record.userPoolId();
    if (record.state() instanceof ChangeState.Applying applying && isCurrent(applying, head)) {
      Attempted attempted = Attempted.of(history, pool, applying);
      return live ->
          attempted.progress(live) == Progress.FINISHED
              || attempted.progress(live) == Progress.UNFINISHED;
    }
    return live -> ledger.standsFor(pool, head, live);
  }

  /// Cognito does not show the pool. Nothing has happened to it, or nobody knows what.
  private Step unseen(ChangeRecord record, Optional<Revision> head, ApiError error) {
    return record.state() instanceof ChangeState.Applying
        ? new Step.Interrupted(record, head, error, Optional.empty())
        : end.refused(record, error);
  }

  /// The last run of a change that kept being interrupted.
  Step giveUp(Step.Interrupted interrupted) {
    ChangeRecord record = interrupted.record();
    if (!(record.state() instanceof ChangeState.Applying applying)
        || interrupted.head().filter(head -> isCurrent(applying, head)).isEmpty()) {
      return end.failed(record, interrupted.error());
    }
    Attempted attempted = Attempted.of(history, record.userPoolId(), applying);
    return switch (reader.settled(record.userPoolId(), attempted::isFinished)) {
      case Reading.Read(Snapshot live) when attempted.isFinished(live.configuration()) ->
          resume(record, applying, interrupted.head(), live);
      case Reading.Read _, Reading.Refused _ -> end.failed(record, interrupted.error());
      case Reading.Interrupted _ -> interrupted;
    };
  }

  /// After a change that has failed, the pool is as it is: that is on record, too. Empty when it
  /// is, otherwise the trouble on the way.
  Optional<ApiError> takeStock(UserPoolId pool) {
    return switch (reader.read(pool)) {
      case Reading.Read(Snapshot live) -> {
        ledger.reconcile(pool, history.head(pool), live.configuration());
        yield Optional.empty();
      }
      case Reading.Refused _ -> Optional.empty();
      case Reading.Interrupted(ApiError error) -> Optional.of(error);
    };
  }

  /// Goes on with an attempt that nobody saw the end of. Where the history has moved on since, what
  /// it did is part of a later revision, and it starts anew.
  private Step resume(
      ChangeRecord record, ChangeState.Applying applying, Optional<Revision> head, Snapshot live) {
    Revision last = head.orElseThrow();
    if (!isCurrent(applying, last)) {
      return start(record, applying.attempts(), head, live);
    }
    Attempted attempted = Attempted.of(history, record.userPoolId(), applying);
    AttemptRun.Write write =
        new AttemptRun.Write(record, applying, last, live, attempted.intended());
    return switch (attempted.progress(live.configuration())) {
      case FINISHED, FINISHED_AND_CHANGED_SINCE ->
          attempt.finished(write, attempted, live.configuration());
      case UNFINISHED -> attempt.goOn(write);
      case OVERWRITTEN -> start(record, applying.attempts(), head, live);
    };
  }

  /// Whether nothing has come into the history since the attempt set out.
  private static boolean isCurrent(ChangeState.Applying applying, Revision head) {
    return applying.current().before().equals(head.configuration());
  }

  /// Plans from the pool as it is.
  private Step start(
      ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = ledger.reconcile(record.userPoolId(), head, live.configuration());
    Plan plan = planner.plan(request, live.configuration());
    return switch (plan) {
      case Plan.Write write -> admit(record, earlier, current, live, write);
      case Plan.Nothing _ -> end.ended(record, endOf(plan, current));
      case Plan.Wrong _, Plan.InConflict _ -> stop(record, live, endOf(plan, current));
    };
  }

  private ChangeState.Ended endOf(Plan plan, Revision head) {
    return DryRun.endOf(plan, head.configuration(), clock.instant()).orElseThrow();
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
          attempt.begin(
              record.reviewed(review),
              AttemptRun.with(earlier, review.plan()),
              head,
              live,
              plan.after());
      case Admission.Asked(Review review) -> {
        List<Difference> left = left(record, live);
        yield left.isEmpty()
            ? approval.ask(
                record.reviewed(review), policyReview.forecast(request, plan, live), plan.after())
            : end.failed(record, halfway("PENDING_APPROVAL", left, "people have to agree first"));
      }
      case Admission.Stale(Review agreed) ->
          stop(record, live, approval.stale(record.userPoolId(), agreed, plan));
      case Admission.Forbidden(Review review, List<Violation> violations) ->
          stop(
              record.reviewed(review), live, new ChangeState.Rejected(violations, clock.instant()));
    };
  }

  /// Ends a change that cannot go on: as it says, or as failed where an earlier attempt has left
  /// something in effect.
  private Step stop(ChangeRecord record, Snapshot live, ChangeState.Ended state) {
    List<Difference> left = left(record, live);
    return left.isEmpty()
        ? end.ended(record, state)
        : end.failed(record, halfway(state.status(), left, CallbackText.cause(state)));
  }

  /// What an earlier attempt meant to bring and the pool has.
  private List<Difference> left(ChangeRecord record, Snapshot live) {
    return record.state() instanceof ChangeState.Applying applying
        ? Attempted.of(history, record.userPoolId(), applying).inEffect(live.configuration())
        : List.of();
  }

  private static ApiError halfway(String code, List<Difference> left, String why) {
    return new ApiError(
        code,
        "somebody else changed the pool while this change was half done, and it cannot go on;"
            + " in effect: "
            + left.stream().map(one -> one.path().toString()).collect(joining(", "))
            + "; why: "
            + why);
  }
}
