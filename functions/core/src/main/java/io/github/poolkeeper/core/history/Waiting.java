package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A change that has to be looked at again, and from when on.
public record Waiting(Kind kind, Instant at, UserPoolId pool, ChangeId id) {
  /// Of one kind.
  public static final Comparator<Waiting> SOONEST_FIRST = Comparator.comparing(Waiting::sortKey);

  /// How long a change may be on its way to the queue until it is sent once more: long after it
  /// should have been looked at.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

  private static final String SEPARATOR = "#";

  /// What it waits for.
  public enum Kind {
    /// For a time.
    TIME,
    /// For people to agree; `at` is when it expires.
    APPROVAL,
    /// For changes to go on; `at` is when it was held.
    THAW
  }

  /// Where it stands among those of its kind: a text, because the table sorts texts.
  public String sortKey() {
    return TimeText.sortable(at) + SEPARATOR + id;
  }

  /// What sorts behind everything that is due by a time.
  public static String behind(Instant until) {
    return TimeText.sortable(until) + SEPARATOR + "~";
  }

  /// What stands at a place of the table.
  public static Waiting at(Kind kind, UserPoolId pool, String sortKey) {
    String[] parts = sortKey.split(SEPARATOR, 2);
    return new Waiting(kind, Instant.parse(parts[0]), pool, new ChangeId(parts[1]));
  }

  /// What a record waits for, if anything: one that is queued, to be looked at, in case that
  /// whoever opened it died before it came to the queue. A change that people have ended may still
  /// owe somebody an answer; see [OwedAnswers#settle].
  public static Optional<Waiting> of(ChangeRecord record) {
    return switch (record.state()) {
      case ChangeState.PendingApproval(_, Instant expiresAt) ->
          waiting(Kind.APPROVAL, record, expiresAt);
      case ChangeState.Held(Hold.NotBefore(Instant time), _) -> time(record, time);
      case ChangeState.Held(Hold.Frozen _, Instant since) -> waiting(Kind.THAW, record, since);
      case ChangeState.Queued _ -> time(record, queuedAt(record).plus(ON_ITS_WAY));
      case ChangeState.Declined(Instant endedAt) -> time(record, endedAt);
      case ChangeState.Withdrawn(_, _, Instant endedAt) -> time(record, endedAt);
      case ChangeState.Expired(_, Instant endedAt) -> time(record, endedAt);
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

  /// For whoever could not be told of its end.
  public static Waiting untold(ChangeRecord record, Instant now) {
    return new Waiting(Kind.TIME, now, record.userPoolId(), record.id());
  }

  /// For the first time, or when enough people had agreed.
  private static Instant queuedAt(ChangeRecord record) {
    return record
        .review()
        .filter(Review::isConsent)
        .map(review -> review.answers().getLast().at())
        .orElse(record.requestedAt());
  }

  private static Optional<Waiting> time(ChangeRecord record, Instant at) {
    return waiting(Kind.TIME, record, at);
  }

  private static Optional<Waiting> waiting(Kind kind, ChangeRecord record, Instant at) {
    return Optional.of(new Waiting(kind, at, record.userPoolId(), record.id()));
  }
}
