package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestMessage;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.util.List;
import java.util.Optional;

/// Takes in a message that should be a change request: what is one is opened, what is not is
/// rejected.
public final class AcceptRequest {
  private final OpenChange openChange;
  private final RejectRequest rejectRequest;

  public AcceptRequest(OpenChange openChange, RejectRequest rejectRequest) {
    this.openChange = openChange;
    this.rejectRequest = rejectRequest;
  }

  public Acceptance accept(Submission submission) {
    RequestMessage message =
        RequestMessage.read(submission.body(), new RequestId(submission.messageId()));
    return switch (message.parsed()) {
      case Parsed.Valid(ChangeRequest request) -> accept(submission, request, message.at());
      case Parsed.Invalid invalid -> rejectRequest.reject(submission, invalid);
    };
  }

  private Acceptance accept(Submission submission, ChangeRequest request, Pointer at) {
    Acceptance acceptance = openChange.open(request, submission.sender());
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
