package io.github.poolkeeper.core.apply;

import static java.util.stream.Collectors.joining;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.plan.Plan;
import io.github.poolkeeper.core.preview.DryRun;
import io.github.poolkeeper.core.preview.PolicyReview;
import io.github.poolkeeper.core.preview.RequestPlanner;
import java.util.List;
import java.util.Optional;

/// Plans a change on its pool as it is, and writes the plan if it may be.
final class PlanRun {
  private final RequestPlanner planner;
  private final PolicyReview policyReview;
  private final PendingPlan approval;
  private final AttemptRun attempt;
  private final Books books;

  PlanRun(
      RequestPlanner planner,
      PolicyReview policyReview,
      PendingPlan approval,
      AttemptRun attempt,
      Books books) {
    this.planner = planner;
    this.policyReview = policyReview;
    this.approval = approval;
    this.attempt = attempt;
    this.books = books;
  }

  Step start(ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = books.ledger().reconcile(record.userPoolId(), head, live.configuration());
    Plan plan = planner.plan(request, live.configuration());
    return switch (plan) {
      case Plan.Write write -> admit(record, earlier, current, live, write);
      case Plan.Nothing _ -> books.end().ended(record, endOf(plan, current));
      case Plan.Wrong _, Plan.InConflict _ -> stop(record, live, endOf(plan, current));
    };
  }

  private ChangeState.Ended endOf(Plan plan, Revision head) {
    return DryRun.endOf(plan, head.configuration(), books.clock().instant()).orElseThrow();
  }

  /// Writes the plan, if it may be.
  private Step admit(
      ChangeRecord record, List<Attempt> earlier, Revision head, Snapshot live, Plan.Write plan) {
    ChangeRequest request = record.request().orElseThrow();
    Review fresh = policyReview.of(request, plan, head.configuration());
    if (request.conditions().dryRun()) {
      return books
          .end()
          .planned(
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
            : books
                .end()
                .failed(record, halfway("PENDING_APPROVAL", left, "people have to agree first"));
      }
      case Admission.Stale(Review agreed) ->
          stop(record, live, approval.stale(record.userPoolId(), agreed, plan));
      case Admission.Forbidden(Review review, List<Violation> violations) ->
          stop(
              record.reviewed(review),
              live,
              new ChangeState.Rejected(violations, books.clock().instant()));
    };
  }

  /// Ends a change that cannot go on: as it says, or as failed where an earlier attempt has left
  /// something in effect.
  private Step stop(ChangeRecord record, Snapshot live, ChangeState.Ended state) {
    List<Difference> left = left(record, live);
    return left.isEmpty()
        ? books.end().ended(record, state)
        : books.end().failed(record, halfway(state.status(), left, CallbackText.cause(state)));
  }

  /// What an earlier attempt meant to bring and the pool has.
  private List<Difference> left(ChangeRecord record, Snapshot live) {
    return record.state() instanceof ChangeState.Applying applying
        ? Attempted.of(books.history(), record.userPoolId(), applying).inEffect(live.normalForm())
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
