package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.CallbackText;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.Optional;

/// Says no to a message: on record when it names a pool, kept as it came in any case, and whoever
/// waits for it is told. It can be repeated at any point.
public final class RejectRequest {
  private final RequestRegister register;
  private final OwedAnswers owed;
  private final RejectedRequests rejectedRequests;
  private final Callbacks callbacks;
  private final ChangeIds ids;
  private final InstantSource clock;

  public RejectRequest(
      RequestRegister register,
      OwedAnswers owed,
      RejectedRequests rejectedRequests,
      Callbacks callbacks,
      ChangeIds ids,
      InstantSource clock) {
    this.register = register;
    this.owed = owed;
    this.rejectedRequests = rejectedRequests;
    this.callbacks = callbacks;
    this.ids = ids;
    this.clock = clock;
  }

  Acceptance reject(Submission submission, Parsed.Invalid invalid) {
    ChangeState.Rejected state = new ChangeState.Rejected(invalid.violations(), clock.instant());
    Parsed.Fragments fragments = invalid.fragments();
    Optional<ChangeRecord> record =
        fragments.userPoolId().flatMap(pool -> record(pool, submission, fragments, state));
    if (!register.isRejected(submission.messageId())) {
      rejectedRequests.put(submission, invalid.violations());
      register.rejected(submission.messageId());
    }
    fragments.taskToken().ifPresent(token -> tell(token, state, record));
    return new Acceptance.Rejected(invalid.violations());
  }

  /// Who cannot be told now keeps nothing waiting where there is a record: the schedule sends that
  /// to whoever answers for changes.
  private void tell(TaskToken token, ChangeState.Rejected state, Optional<ChangeRecord> record) {
    try {
      Optional<ApiError> refused =
          callbacks.failed(token, state.status().word(), CallbackText.cause(state));
      if (refused.isPresent() && record.isPresent()) {
        owed.settle(record.get(), refused);
      }
    } catch (RuntimeException trouble) {
      ChangeRecord owing = record.orElseThrow(() -> trouble);
      owed.keepWaiting(owing.userPoolId(), owing.id(), token);
      owed.leave(Waiting.untold(owing, clock.instant()));
    }
  }

  /// Under the request id that it names, which it takes from nobody: once for each message.
  private Optional<ChangeRecord> record(
      UserPoolId pool,
      Submission submission,
      Parsed.Fragments fragments,
      ChangeState.Rejected state) {
    RequestId requestId =
        fragments.requestId().orElseGet(() -> new RequestId(submission.messageId()));
    Cause cause = new Cause.Unreadable(requestId, submission.sender(), fragments.explanation());
    ChangeRecord record = ChangeRecord.of(ids.next(), pool, cause, clock.instant(), state);
    return switch (register.openBeside(record, "message " + submission.messageId())) {
      case Opening.Opened _ -> Optional.of(record);
      case Opening.Duplicate(ChangeRecord earlierDelivery) -> Optional.of(earlierDelivery);
    };
  }
}
