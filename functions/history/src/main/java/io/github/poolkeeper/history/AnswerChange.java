package io.github.poolkeeper.history;

import io.github.poolkeeper.core.approval.AcceptExternal;
import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.approval.Answered;
import io.github.poolkeeper.core.change.Answer.Decision;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;

/// Approves, declines, withdraws and accepts, in the name of whom IAM says the caller is.
final class AnswerChange {
  private final AnswerApproval answerApproval;
  private final AcceptExternal acceptExternal;
  private final ReadChanges readChanges;

  @Inject
  AnswerChange(
      AnswerApproval answerApproval, AcceptExternal acceptExternal, ReadChanges readChanges) {
    this.answerApproval = answerApproval;
    this.acceptExternal = acceptExternal;
    this.readChanges = readChanges;
  }

  /// To the plan that the caller was shown, where the body says which; else to the one that there
  /// is.
  Response approve(UserPoolId pool, ChangeId id, HttpCall call) {
    Query.of(call).end();
    Identity by = call.caller().verified();
    Agreement agreement = Agreement.of(call);
    return answer(
        agreement
            .planHash()
            .map(shown -> answerApproval.approve(pool, id, by, shown, agreement.reason()))
            .orElseGet(
                () -> answerApproval.answer(pool, id, by, Decision.APPROVE, agreement.reason())),
        call);
  }

  Response decline(UserPoolId pool, ChangeId id, HttpCall call) {
    Query.of(call).end();
    return answer(
        answerApproval.answer(
            pool, id, call.caller().verified(), Decision.DECLINE, Reason.of(call)),
        call);
  }

  Response withdraw(UserPoolId pool, ChangeId id, HttpCall call) {
    Query.of(call).end();
    return answer(
        answerApproval.withdraw(pool, id, call.caller().verified(), Reason.of(call)), call);
  }

  Response accept(UserPoolId pool, ChangeId id, HttpCall call) {
    Query.of(call).end();
    return answer(
        acceptExternal.accept(pool, id, call.caller().verified(), Reason.required(call)), call);
  }

  private Response answer(Answered answered, HttpCall call) {
    return switch (answered) {
      case Answered.Counted(ChangeRecord record) -> readChanges.whole(record, call);
      case Answered.Unknown _ -> throw Response.notFound();
      case Answered.NotAllowed(String because) -> throw Response.forbidden(because);
      case Answered.TooLate(_, String because) -> throw Response.conflict(because);
    };
  }
}
