package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A change that has to be looked at again, and from when on.
public record Waiting(Kind kind, Instant at, UserPoolId pool, ChangeId id) {
  /// Of one kind.
  public static final Comparator<Waiting> SOONEST_FIRST =
      Comparator.comparing(Waiting::at).thenComparing(Waiting::id);

  /// How long an approved change may take until it is sent once more: long after it should have
  /// been applied.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

  /// What it waits for.
  public enum Kind {
    /// For a time.
    TIME,
    /// For people to agree; `at` is when it expires.
    APPROVAL,
    /// For changes to go on; `at` is when it was held.
    THAW
  }

  /// What a record waits for, if anything. A change that people have ended may still owe its
  /// callback an answer; see [ChangeHistory#settle].
  public static Optional<Waiting> of(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.PendingApproval(_, Instant expiresAt) ->
          waiting(Kind.APPROVAL, record, expiresAt);
      case ChangeState.Held(Hold.NotBefore(Instant time), _) -> time(record, time);
      case ChangeState.Held(Hold.Frozen _, Instant since) -> waiting(Kind.THAW, record, since);
      case ChangeState.Queued _ ->
          record
              .review()
              .filter(Review::isConsent)
              .flatMap(review -> time(record, review.answers().getLast().at().plus(ON_ITS_WAY)));
      case ChangeState.Declined(Instant endedAt) -> callback(record, endedAt);
      case ChangeState.Expired(_, Instant endedAt) -> callback(record, endedAt);
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
          Optional.empty();
    };
  }

  /// For the release that can move it on, as soon as that is back.
  public static Waiting forANewerRelease(ChangeRecord record, Instant now) {
    return new Waiting(Kind.TIME, now.plus(ON_ITS_WAY), record.userPoolId(), record.id());
  }

  private static Optional<Waiting> callback(ChangeRecord record, Instant endedAt) {
    return record.request().flatMap(ChangeRequest::taskToken).flatMap(_ -> time(record, endedAt));
  }

  private static Optional<Waiting> time(ChangeRecord record, Instant at) {
    return waiting(Kind.TIME, record, at);
  }

  private static Optional<Waiting> waiting(Kind kind, ChangeRecord record, Instant at) {
    return Optional.of(new Waiting(kind, at, record.userPoolId(), record.id()));
  }
}
