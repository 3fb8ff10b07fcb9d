package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One line of a pool's history. It only ever moves forward: an ended record changes no more, but
/// for `rolledBackBy`, `rolledBackInPart` and `untold`.
///
/// @param previousStatus of the state that it has come from; a record that is opened has none
/// @param review what was planned, what the policy says of it and who has answered; empty until the
///     pool has been looked at, and where there is nothing to write
/// @param rolledBackBy the rollback after which nothing of it was left on the pool
/// @param rolledBackInPart by the last one, where something of it is left
/// @param untold why somebody who waits for its end cannot be told, if that is so
/// @param version how often it has moved: whoever moves it on has to have seen the last one
public record ChangeRecord(
    ChangeId id,
    UserPoolId userPoolId,
    Cause cause,
    Instant requestedAt,
    ChangeState state,
    Optional<ChangeStatus> previousStatus,
    Optional<Review> review,
    Optional<ChangeId> rolledBackBy,
    Optional<InPart> rolledBackInPart,
    Optional<ApiError> untold,
    long version) {
  private static final JsonObject UNREADABLE =
      JsonValues.object().add("status", "UNREADABLE").build();

  /// A rollback that has left something of it on the pool.
  ///
  /// @param left the settings that are not as they were before it
  public record InPart(ChangeId by, List<Pointer> left) {
    public InPart {
      left = List.copyOf(left);
    }
  }

  public ChangeRecord {
    if (review.isEmpty() && state instanceof ChangeState.PendingApproval) {
      throw new IllegalArgumentException("change " + id + " waits for answers to no plan");
    }
  }

  /// A record as it is opened.
  public static ChangeRecord of(
      ChangeId id, UserPoolId userPoolId, Cause cause, Instant requestedAt, ChangeState state) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /// What is said of a record that somebody has made unreadable: that it is there.
  public static ChangeRecord unreadable(ChangeId id, UserPoolId userPoolId) {
    return of(
        id,
        userPoolId,
        new Cause.Newer("unknown", JsonValue.EMPTY_JSON_OBJECT),
        id.time(),
        new ChangeState.Newer(UNREADABLE));
  }

  public boolean isUnreadable() {
    return state instanceof ChangeState.Newer(JsonObject stored) && stored.equals(UNREADABLE);
  }

  /// The next version of it.
  public ChangeRecord in(ChangeState next) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        next,
        Optional.of(state.status()),
        review,
        rolledBackBy,
        rolledBackInPart,
        untold,
        version + 1);
  }

  public ChangeRecord reviewed(Review latest) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        state,
        previousStatus,
        Optional.of(latest),
        rolledBackBy,
        rolledBackInPart,
        untold,
        version);
  }

  public ChangeRecord rolledBackBy(Optional<ChangeId> rollback) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        state,
        previousStatus,
        review,
        rollback,
        rolledBackInPart,
        untold,
        version);
  }

  public ChangeRecord rolledBackInPart(Optional<InPart> rollback) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        state,
        previousStatus,
        review,
        rolledBackBy,
        rollback,
        untold,
        version);
  }

  /// With the mark that a rollback of it leaves.
  public ChangeRecord marked(ChangeRecord rollback) {
    return rollback.left().isEmpty()
        ? rolledBackBy(Optional.of(rollback.id())).rolledBackInPart(Optional.empty())
        : rolledBackInPart(Optional.of(new InPart(rollback.id(), rollback.left())));
  }

  /// What a rollback has left of the change that it undoes.
  public List<Pointer> left() {
    return state.made().map(ChangeState.Outcome::left).orElse(List.of());
  }

  public ChangeRecord untold(Optional<ApiError> why) {
    return new ChangeRecord(
        id,
        userPoolId,
        cause,
        requestedAt,
        state,
        previousStatus,
        review,
        rolledBackBy,
        rolledBackInPart,
        why,
        version);
  }

  public boolean isEnded() {
    return state instanceof ChangeState.Ended;
  }

  public Optional<ChangeRequest> request() {
    return cause instanceof Cause.Requested requested
        ? Optional.of(requested.request())
        : Optional.empty();
  }

  /// The key under which its requester finds it; an external change has none.
  public Optional<RequestId> requestId() {
    return switch (cause) {
      case Cause.Requested requested -> Optional.of(requested.request().requestId());
      case Cause.Unreadable unreadable -> Optional.of(unreadable.requestId());
      case Cause.External _ -> Optional.empty();
      case Cause.Newer newer -> newer.requestId();
    };
  }

  /// What a change of Poolkeeper's own has left of what was found.
  public Optional<Cause.Leftover> leftover() {
    return cause instanceof Cause.External(Optional<Cause.Leftover> left) ? left : Optional.empty();
  }

  public Optional<Identity> sender() {
    return switch (cause) {
      case Cause.Requested requested -> requested.sender();
      case Cause.Unreadable unreadable -> unreadable.sender();
      case Cause.External _ -> Optional.empty();
      case Cause.Newer newer -> newer.sender();
    };
  }

  /// Everybody who counts as having asked for it, where that is known.
  public List<Identity> requesters() {
    return cause instanceof Cause.Requested requested ? requested.requesters().toList() : List.of();
  }

  /// Whether it was asked for by this identity, or another one of the same person.
  public boolean isRequestedBy(Identity identity) {
    return requesters().stream()
        .anyMatch(one -> one.comparedWith(identity) instanceof Identity.Likeness.Same);
  }

  /// Who asked and why, in their own words.
  public ChangeRequest.Explanation explanation() {
    return switch (cause) {
      case Cause.Requested requested -> requested.request().explanation();
      case Cause.Unreadable unreadable -> unreadable.explanation();
      case Cause.External _ -> new ChangeRequest.Explanation(Optional.empty(), Optional.empty());
      case Cause.Newer newer -> newer.explanation();
    };
  }

  /// Of the pool, that it has made.
  public Optional<Long> revision() {
    return state.made().map(ChangeState.Outcome::revision);
  }

  public String kind() {
    return switch (cause) {
      case Cause.Requested requested -> requested.request().action().kind();
      case Cause.Unreadable _ -> "change";
      case Cause.External _ -> "external";
      case Cause.Newer newer -> newer.kind();
    };
  }

  /// The change that this one undoes.
  public Optional<ChangeId> rollbackOf() {
    return request()
        .map(ChangeRequest::action)
        .flatMap(
            action ->
                action instanceof Action.Rollback rollback
                    ? Optional.of(rollback.changeId())
                    : Optional.empty());
  }
}
