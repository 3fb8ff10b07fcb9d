package io.github.poolkeeper.core.apply;

import static java.util.stream.Collectors.joining;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.proposal.Proposal;
import io.github.poolkeeper.core.proposal.Proposals;
import io.github.poolkeeper.core.userpool.Configuration;
import java.util.List;
import java.util.Optional;

/// Plans a change on its pool as it is, and writes the plan if it may be.
final class PlanRun {
  private final Proposals proposals;
  private final PendingPlan approval;
  private final AttemptRun attempt;
  private final Books books;

  PlanRun(Proposals proposals, PendingPlan approval, AttemptRun attempt, Books books) {
    this.proposals = proposals;
    this.approval = approval;
    this.attempt = attempt;
    this.books = books;
  }

  Step start(ChangeRecord record, List<Attempt> earlier, Optional<Revision> head, Snapshot live) {
    ChangeRequest request = record.request().orElseThrow();
    Revision current = books.ledger().reconcile(record.userPoolId(), head, live.configuration());
    return switch (proposals.of(request, record.review(), live, current.configuration())) {
      case Proposal.Nothing(ChangeState.Unchanged end) -> books.end().ended(record, end);
      case Proposal.Shown(ChangeState.Planned end, Review review, Configuration after) ->
          books.end().planned(record.reviewed(review), end, after);
      case Proposal.Impossible(ChangeState.Ended end, Optional<Review> review) ->
          stop(review.map(record::reviewed).orElse(record), live, end);
      case Proposal.NeedsApproval(Review review, Forecast forecast, Configuration after) -> {
        List<Difference> left = left(record, live);
        yield left.isEmpty()
            ? approval.ask(record.reviewed(review), forecast, after)
            : books
                .end()
                .failed(record, halfway("PENDING_APPROVAL", left, "people have to agree first"));
      }
      case Proposal.Allowed(Review review, Configuration after) ->
          attempt.begin(
              record.reviewed(review),
              AttemptRun.with(earlier, review.plan()),
              current,
              live,
              after);
    };
  }

  /// Ends a change that cannot go on: as it says, or as failed where an earlier attempt has left
  /// something in effect.
  private Step stop(ChangeRecord record, Snapshot live, ChangeState.Ended state) {
    List<Difference> left = left(record, live);
    return left.isEmpty()
        ? books.end().ended(record, state)
        : books
            .end()
            .failed(record, halfway(state.status().word(), left, CallbackText.cause(state)));
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
