package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes in a message that should be a change request: what is one is opened, what is not is
/// rejected.
public final class AcceptRequest {
  private static final Pointer TASK_TOKEN = Pointer.ROOT.child("taskToken");

  private final OpenChange openChange;
  private final RejectRequest rejectRequest;
  private final TaskRoles taskRoles;

  public AcceptRequest(OpenChange openChange, RejectRequest rejectRequest, TaskRoles taskRoles) {
    this.openChange = openChange;
    this.rejectRequest = rejectRequest;
    this.taskRoles = taskRoles;
  }

  public Acceptance accept(Submission submission) {
    RequestMessage message =
        RequestMessage.read(submission.body(), new RequestId(submission.messageId()));
    return switch (withoutForeignToken(message, submission)) {
      case Parsed.Valid(ChangeRequest request) -> accept(submission, request, message.at());
      case Parsed.Invalid invalid -> rejectRequest.reject(submission, invalid);
    };
  }

  /// A token of somebody who may not send one makes the request wrong, and is not answered.
  private Parsed withoutForeignToken(RequestMessage message, Submission submission) {
    if (taskRoles.maySendTokens(submission.sender())) {
      return message.parsed();
    }
    Violation violation =
        new Violation(
            message.at().append(TASK_TOKEN),
            "is taken only from a session of a workflow's role that the stack names (TaskRoleIds)");
    return switch (message.parsed()) {
      case Parsed.Valid(ChangeRequest request) when request.taskToken().isPresent() ->
          new Parsed.Invalid(List.of(violation), Parsed.Fragments.of(request).withoutToken());
      case Parsed.Invalid(List<Violation> violations, Parsed.Fragments fragments)
          when fragments.taskToken().isPresent() ->
          new Parsed.Invalid(
              Stream.concat(violations.stream(), Stream.of(violation)).toList(),
              fragments.withoutToken());
      case Parsed parsed -> parsed;
    };
  }

  private Acceptance accept(Submission submission, ChangeRequest request, Pointer at) {
    Acceptance acceptance =
        openChange.open(
            new Cause.Requested(request, submission.sender(), submission.earlierSenders()));
    if (!(acceptance instanceof Acceptance.Rejected(List<Violation> violations))) {
      return acceptance;
    }
    Parsed.Fragments fragments =
        new Parsed.Fragments(
            Optional.of(request.userPoolId()),
            Optional.of(new RequestId(submission.messageId())),
            request.explanation(),
            request.taskToken());
    List<Violation> inTheMessage =
        violations.stream().map(v -> new Violation(at.append(v.path()), v.message())).toList();
    return rejectRequest.reject(submission, new Parsed.Invalid(inTheMessage, fragments));
  }
}
