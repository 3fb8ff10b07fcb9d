package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;

/// Says no to a message: on record when it names a pool, kept as it came in any case, and whoever
/// waits for it is told. It can be repeated at any point.
public final class RejectRequest {
  private final ChangeHistory history;
  private final RejectedRequests rejectedRequests;
  private final Callbacks callbacks;
  private final ChangeIds ids;
  private final InstantSource clock;

  public RejectRequest(
      ChangeHistory history,
      RejectedRequests rejectedRequests,
      Callbacks callbacks,
      ChangeIds ids,
      InstantSource clock) {
    this.history = history;
    this.rejectedRequests = rejectedRequests;
    this.callbacks = callbacks;
    this.ids = ids;
    this.clock = clock;
  }

  Acceptance reject(Submission submission, Parsed.Invalid invalid) {
    ChangeState.Rejected state = new ChangeState.Rejected(invalid.violations(), clock.instant());
    Parsed.Fragments fragments = invalid.fragments();
    fragments.userPoolId().ifPresent(pool -> record(pool, submission, fragments, state));
    rejectedRequests.put(submission, invalid.violations());
    fragments
        .taskToken()
        .ifPresent(token -> callbacks.failed(token, state.status(), CallbackText.cause(state)));
    return new Acceptance.Rejected(invalid.violations());
  }

  /// Under the request id that it names; under the message's own where that is taken by something
  /// else.
  private void record(
      UserPoolId pool,
      Submission submission,
      Parsed.Fragments fragments,
      ChangeState.Rejected state) {
    RequestId ownId = new RequestId(submission.messageId());
    RequestId requestId = fragments.requestId().orElse(ownId);
    Cause cause = new Cause.Unreadable(requestId, submission.sender(), fragments.explanation());
    Opening opening = open(pool, cause, state);
    if (opening instanceof Opening.Duplicate(ChangeRecord existing)
        && !isOfThis(existing, cause, state)) {
      open(pool, new Cause.Unreadable(ownId, submission.sender(), fragments.explanation()), state);
    }
  }

  /// Whether it is the record of this message, from an earlier delivery.
  private static boolean isOfThis(ChangeRecord existing, Cause cause, ChangeState.Rejected state) {
    return existing.cause().equals(cause)
        && existing.state() instanceof ChangeState.Rejected earlier
        && earlier.violations().equals(state.violations());
  }

  private Opening open(UserPoolId pool, Cause cause, ChangeState state) {
    return history.open(ChangeRecord.of(ids.next(), pool, cause, clock.instant(), state));
  }
}
