package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.change.RequestCodec;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.RequestParser;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes a change request in: on record first, then in the queue. It can be repeated at any point:
/// a crash between the two loses nothing, and a request takes effect once.
public final class AcceptRequest {
  private final ChangeHistory history;
  private final ChangeQueue queue;
  private final RejectedRequests rejectedRequests;
  private final ChangeIds ids;
  private final InstantSource clock;

  public AcceptRequest(
      ChangeHistory history,
      ChangeQueue queue,
      RejectedRequests rejectedRequests,
      ChangeIds ids,
      InstantSource clock) {
    this.history = history;
    this.queue = queue;
    this.rejectedRequests = rejectedRequests;
    this.ids = ids;
    this.clock = clock;
  }

  /// Takes in a message. Whatever is not carried out is on record when it names a pool, and always
  /// kept as it came.
  public Acceptance accept(Submission submission) {
    return switch (RequestParser.parse(submission.body(), new RequestId(submission.messageId()))) {
      case Parsed.Valid(ChangeRequest request) -> accept(submission, request);
      case Parsed.Invalid invalid -> reject(submission, invalid);
    };
  }

  /// Takes in a request that its sender is waiting for.
  public Acceptance accept(ChangeRequest request, Optional<String> sender) {
    ChangeRecord record = record(request.userPoolId(), new Cause.Requested(request, sender));
    return switch (history.open(record)) {
      case Opening.Opened _ -> {
        queue.submit(record.userPoolId(), record.id());
        yield new Acceptance.Accepted(record);
      }
      case Opening.Duplicate(ChangeRecord existing) -> repeated(request, existing);
    };
  }

  private Acceptance accept(Submission submission, ChangeRequest request) {
    Acceptance acceptance = accept(request, submission.sender());
    if (!(acceptance instanceof Acceptance.Rejected(List<Violation> violations))) {
      return acceptance;
    }
    RequestId ownId = new RequestId(submission.messageId());
    return reject(
        submission,
        new Parsed.Invalid(violations, Optional.of(request.userPoolId()), Optional.of(ownId)));
  }

  private Acceptance repeated(ChangeRequest request, ChangeRecord existing) {
    if (!asksTheSame(request, existing)) {
      String message =
          "is taken by change "
              + existing.id()
              + ", which asks for something else; use another one";
      return new Acceptance.Rejected(
          List.of(new Violation(Pointer.ROOT.child("requestId"), message)));
    }
    if (existing.state() instanceof ChangeState.Queued) {
      queue.submit(existing.userPoolId(), existing.id());
    }
    return new Acceptance.Repeated(existing);
  }

  private static boolean asksTheSame(ChangeRequest request, ChangeRecord existing) {
    return existing
        .request()
        .filter(known -> RequestCodec.encode(known).equals(RequestCodec.encode(request)))
        .isPresent();
  }

  private Acceptance reject(Submission submission, Parsed.Invalid invalid) {
    invalid.userPoolId().ifPresent(pool -> recordRejection(pool, submission, invalid));
    rejectedRequests.put(submission, invalid.violations());
    return new Acceptance.Rejected(invalid.violations());
  }

  /// Under the request id that it names; under the message's own where that is taken by something
  /// else.
  private void recordRejection(UserPoolId pool, Submission submission, Parsed.Invalid invalid) {
    RequestId ownId = new RequestId(submission.messageId());
    RequestId requestId = invalid.requestId().orElse(ownId);
    ChangeState state = new ChangeState.Rejected(invalid.violations(), clock.instant());
    Opening opening = openRejected(pool, requestId, submission, state);
    if (opening instanceof Opening.Duplicate(ChangeRecord existing)
        && !(existing.cause() instanceof Cause.Unreadable)) {
      openRejected(pool, ownId, submission, state);
    }
  }

  private Opening openRejected(
      UserPoolId pool, RequestId requestId, Submission submission, ChangeState state) {
    Cause cause = new Cause.Unreadable(requestId, submission.sender());
    return history.open(record(pool, cause).in(state));
  }

  private ChangeRecord record(UserPoolId pool, Cause cause) {
    return ChangeRecord.of(ids.next(), pool, cause, clock.instant(), new ChangeState.Queued());
  }
}
