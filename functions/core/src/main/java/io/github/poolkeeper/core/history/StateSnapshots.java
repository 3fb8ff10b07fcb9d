package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Attempt;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.json.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which snapshots a state speaks of. `after` is what the pool came to, or will; `intended` is
/// there only where that is something else.
record StateSnapshots(
    Optional<Fingerprint> before, Optional<Fingerprint> after, Optional<Fingerprint> intended) {

  static StateSnapshots of(ChangeRecord record) {
    return isAboutItsReview(record.state())
        ? record
            .review()
            .map(review -> of(review.plan()))
            .orElseGet(() -> untouched(Optional.empty()))
        : of(record.state());
  }

  /// Whether the plan that was looked at is all that there is to say of its snapshots.
  static boolean isAboutItsReview(ChangeState state) {
    return switch (state) {
      case ChangeState.Queued _,
          ChangeState.Held _,
          ChangeState.PendingApproval _,
          ChangeState.Declined _,
          ChangeState.Withdrawn _,
          ChangeState.Expired _ ->
          true;
      case ChangeState.Applying _,
          ChangeState.Applied _,
          ChangeState.Diverged _,
          ChangeState.Rejected _,
          ChangeState.Refused _,
          ChangeState.Failed _,
          ChangeState.Unchanged _,
          ChangeState.Conflicted _,
          ChangeState.Planned _,
          ChangeState.Newer _ ->
          false;
    };
  }

  static StateSnapshots of(ChangeState state) {
    return switch (state) {
      case ChangeState.Applied applied -> of(applied.outcome(), Optional.empty());
      case ChangeState.Diverged diverged ->
          of(diverged.outcome(), Optional.of(diverged.intended()));
      case ChangeState.Applying applying -> of(applying.current());
      case ChangeState.Planned planned -> of(planned.plan());
      case ChangeState.Unchanged unchanged -> untouched(Optional.of(unchanged.configuration()));
      case ChangeState.Refused refused -> untouched(lastBefore(refused.attempts()));
      case ChangeState.Failed failed -> untouched(lastBefore(failed.attempts()));
      case ChangeState.Queued _,
          ChangeState.Held _,
          ChangeState.PendingApproval _,
          ChangeState.Declined _,
          ChangeState.Withdrawn _,
          ChangeState.Expired _,
          ChangeState.Rejected _,
          ChangeState.Conflicted _,
          ChangeState.Newer _ ->
          untouched(Optional.empty());
    };
  }

  Stream<Fingerprint> all() {
    return Stream.of(before, after, intended).flatMap(Optional::stream);
  }

  private static StateSnapshots of(ChangeState.Outcome outcome, Optional<Fingerprint> intended) {
    return new StateSnapshots(outcome.before(), Optional.of(outcome.after()), intended);
  }

  static StateSnapshots of(Attempt attempt) {
    return new StateSnapshots(
        Optional.of(attempt.before()), Optional.of(attempt.after()), Optional.empty());
  }

  private static StateSnapshots untouched(Optional<Fingerprint> configuration) {
    return new StateSnapshots(configuration, Optional.empty(), Optional.empty());
  }

  private static Optional<Fingerprint> lastBefore(List<Attempt> attempts) {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast().before());
  }
}
