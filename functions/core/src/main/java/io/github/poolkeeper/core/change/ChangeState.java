package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a change stands, each state with what is known in it. `docs/architecture.md` draws the
/// transitions.
public sealed interface ChangeState {
  /// In a queue: the pool has not been looked at, or enough people have agreed to the plan.
  record Queued() implements ChangeState {}

  /// Waiting for its time, or for changes to go on at all; the pool is untouched.
  record Held(Hold hold, Instant since) implements ChangeState {}

  /// Waiting for people to agree to its plan; the pool is untouched.
  record PendingApproval(Forecast forecast, Instant expiresAt) implements ChangeState {}

  /// The intent is on record and the pool may be changed at any moment. The last attempt is the
  /// current one.
  record Applying(List<Attempt> attempts) implements ChangeState {
    public Applying {
      attempts = List.copyOf(attempts);
      if (attempts.isEmpty()) {
        throw new IllegalArgumentException("a change is applied in at least one attempt");
      }
    }

    public Attempt current() {
      return attempts.getLast();
    }

    /// Whether the current attempt was planned on this configuration.
    public boolean setsOutFrom(Fingerprint configuration) {
      return current().before().equals(configuration);
    }
  }

  /// Over: nothing moves it on.
  sealed interface Ended extends ChangeState {
    Instant endedAt();
  }

  /// The pool is as planned.
  record Applied(Outcome outcome, Instant endedAt) implements Ended {}

  /// Cognito took the change, but the pool reads back otherwise than `intended`.
  record Diverged(Outcome outcome, Fingerprint intended, Instant endedAt) implements Ended {}

  /// The request is wrong, in itself or on this pool; the pool is untouched.
  record Rejected(List<Violation> violations, Instant endedAt) implements Ended {
    public Rejected {
      violations = Violation.keepable(violations);
    }
  }

  /// Cognito said no for good; the pool is untouched or restored.
  record Refused(ApiError error, List<Attempt> attempts, Instant endedAt) implements Ended {
    public Refused {
      attempts = List.copyOf(attempts);
    }
  }

  /// Out of attempts; the pool's state is on record.
  record Failed(ApiError error, List<Attempt> attempts, Instant endedAt) implements Ended {
    public Failed {
      attempts = List.copyOf(attempts);
    }
  }

  /// The pool is already as the change wants it, but for what remains.
  record Unchanged(Fingerprint configuration, List<Remainder> remains, Instant endedAt)
      implements Ended {
    public Unchanged {
      remains = List.copyOf(remains);
    }
  }

  /// The pool is not as the request expects it; it is untouched.
  record Conflicted(List<Conflict> conflicts, Instant endedAt) implements Ended {
    public Conflicted {
      conflicts = KeptConflicts.of(conflicts);
    }
  }

  /// Somebody has said no; the pool is untouched.
  record Declined(Instant endedAt) implements Ended {}

  /// Whoever asked for it does not want it any more; the pool is untouched.
  record Withdrawn(Identity by, Optional<String> reason, Instant endedAt) implements Ended {}

  /// It was too late; the pool is untouched.
  record Expired(Expiry expiry, Instant endedAt) implements Ended {}

  /// What came too late.
  enum Expiry {
    UNANSWERED("not enough people agreed in time"),
    TOO_LATE("its notAfter has passed");

    private final String because;

    Expiry(String because) {
      this.because = because;
    }

    /// In words.
    public String because() {
      return because;
    }
  }

  /// A dry run: what the change would do; the pool is untouched.
  record Planned(Attempt plan, Forecast forecast, Instant endedAt) implements Ended {}

  /// What a newer release has put on record and this one cannot read: a state of another name, or a
  /// word in the record that is not known here. It is shown as it is stored and left to the release
  /// that wrote it (ADR 26).
  record Newer(JsonObject stored) implements ChangeState {
    /// There where the change is over.
    public Optional<String> endedAt() {
      return JsonValues.text(stored, "endedAt");
    }
  }

  /// A revision of the pool that a change made. `before` is empty for the first one on record.
  ///
  /// @param left of a rollback: the settings of what it undoes that are not as they were before
  record Outcome(
      long revision,
      Optional<Fingerprint> before,
      Fingerprint after,
      List<Attempt> attempts,
      List<Pointer> left) {
    public Outcome {
      attempts = List.copyOf(attempts);
      left = List.copyOf(left);
    }

    public Outcome(
        long revision, Optional<Fingerprint> before, Fingerprint after, List<Attempt> attempts) {
      this(revision, before, after, attempts, List.of());
    }
  }

  /// The revision of the pool that it made, if it made one.
  default Optional<Outcome> made() {
    return switch (this) {
      case Applied applied -> Optional.of(applied.outcome);
      case Diverged diverged -> Optional.of(diverged.outcome);
      case ChangeState _ -> Optional.empty();
    };
  }

  /// What Poolkeeper set out to write so far.
  default List<Attempt> attempts() {
    return switch (this) {
      case Applying applying -> applying.attempts;
      case Refused refused -> refused.attempts;
      case Failed failed -> failed.attempts;
      case Applied applied -> applied.outcome.attempts;
      case Diverged diverged -> diverged.outcome.attempts;
      case Queued _,
          Held _,
          PendingApproval _,
          Rejected _,
          Unchanged _,
          Conflicted _,
          Declined _,
          Withdrawn _,
          Expired _,
          Planned _,
          Newer _ ->
          List.of();
    };
  }

  /// Its name in the API and in the table.
  default ChangeStatus status() {
    return switch (this) {
      case Queued _ -> ChangeStatus.Known.QUEUED;
      case Held _ -> ChangeStatus.Known.HELD;
      case PendingApproval _ -> ChangeStatus.Known.PENDING_APPROVAL;
      case Applying _ -> ChangeStatus.Known.APPLYING;
      case Applied _ -> ChangeStatus.Known.APPLIED;
      case Diverged _ -> ChangeStatus.Known.DIVERGED;
      case Rejected _ -> ChangeStatus.Known.REJECTED;
      case Refused _ -> ChangeStatus.Known.REFUSED;
      case Failed _ -> ChangeStatus.Known.FAILED;
      case Unchanged _ -> ChangeStatus.Known.UNCHANGED;
      case Conflicted _ -> ChangeStatus.Known.CONFLICT;
      case Declined _ -> ChangeStatus.Known.DECLINED;
      case Withdrawn _ -> ChangeStatus.Known.WITHDRAWN;
      case Expired _ -> ChangeStatus.Known.EXPIRED;
      case Planned _ -> ChangeStatus.Known.PLANNED;
      case Newer newer -> ChangeStatus.of(newer.stored.getString("status"));
    };
  }
}
