package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.OwedAnswers;
import io.github.poolkeeper.core.history.RequestRegister;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes a valid request in: on record first, then in the queue. It can be repeated at any point: a
/// crash between the two loses nothing, and a request takes effect once.
public final class OpenChange {
  private final RequestRegister register;
  private final OwedAnswers owed;
  private final ChangeQueue queue;
  private final ChangeIds ids;
  private final InstantSource clock;

  public OpenChange(
      RequestRegister register,
      OwedAnswers owed,
      ChangeQueue queue,
      ChangeIds ids,
      InstantSource clock) {
    this.register = register;
    this.owed = owed;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// Opens a change for a request.
  public Acceptance open(Cause.Requested asked) {
    ChangeRequest request = asked.request();
    ChangeRecord record =
        ChangeRecord.of(
            ids.next(), request.userPoolId(), asked, clock.instant(), new ChangeState.Queued());
    return switch (register.open(record)) {
      case Opening.Opened _ -> queued(record);
      case Opening.Duplicate(ChangeRecord first) when isOfSender(first, asked) ->
          repeated(request, first);
      case Opening.Duplicate _ -> openBeside(record, asked);
    };
  }

  /// Somebody else has the request id already, or a rejected request had it in an earlier release:
  /// the sender has it beside them.
  private Acceptance openBeside(ChangeRecord record, Cause.Requested asked) {
    ChangeRequest request = asked.request();
    List<ChangeRecord> others = register.allByRequest(request.userPoolId(), request.requestId());
    Optional<ChangeRecord> own =
        others.stream()
            .filter(other -> isOfSender(other, asked))
            .findFirst()
            .or(() -> others.stream().filter(other -> isRetriedBy(other, asked)).findFirst());
    if (own.isPresent()) {
      return repeated(request, own.get());
    }
    return switch (register.openBeside(record, asked.sender().map(Identity::value).orElse(""))) {
      case Opening.Opened _ -> queued(record);
      case Opening.Duplicate(ChangeRecord existing) -> repeated(request, existing);
    };
  }

  private Acceptance queued(ChangeRecord record) {
    queue.submit(record.userPoolId(), record.id());
    return new Acceptance.Accepted(record);
  }

  /// Whether it was sent by the sender, or by who sent the same dead letter before. What was
  /// rejected takes no id.
  private static boolean isOfSender(ChangeRecord existing, Cause.Requested asked) {
    return existing.request().isPresent()
        && (existing.sender().isEmpty()
            ? asked.sender().isEmpty()
            : asked.requesters().anyMatch(one -> isSame(one, existing.sender().get())));
  }

  /// The same request from another session of the same role: a workflow's sessions have changing
  /// names, and a task that is tried again must not take effect twice. What came to nothing is
  /// nobody else's answer: it may have been asked for when it could not be done, to be just that.
  /// Nor does it matter here who is said to have asked before.
  private static boolean isRetriedBy(ChangeRecord existing, Cause.Requested asked) {
    return existing.request().filter(asked.request()::asksTheSameAs).isPresent()
        && mayTakeEffect(existing.state())
        && existing
            .sender()
            .filter(one -> asked.requesters().anyMatch(other -> isOfOneRole(one, other)))
            .isPresent();
  }

  private static boolean mayTakeEffect(ChangeState state) {
    return !(state instanceof ChangeState.Ended)
        || state instanceof ChangeState.Applied
        || state instanceof ChangeState.Diverged;
  }

  private static boolean isSame(Identity one, Identity other) {
    return one.value().equals(other.value());
  }

  private static boolean isOfOneRole(Identity one, Identity other) {
    return isSame(one, other) || (one.roleId().isPresent() && one.roleId().equals(other.roleId()));
  }

  private Acceptance repeated(ChangeRequest request, ChangeRecord existing) {
    if (existing.request().filter(request::asksTheSameAs).isEmpty()) {
      String message =
          "is taken by change "
              + existing.id()
              + ", which asks for something else; use another one";
      return new Acceptance.Rejected(
          List.of(new Violation(Pointer.ROOT.child("requestId"), message)));
    }
    Optional<TaskToken> late = lateToken(request, existing);
    late.ifPresent(token -> owed.keepWaiting(existing.userPoolId(), existing.id(), token));
    if (late.isPresent() || existing.state() instanceof ChangeState.Queued) {
      queue.submit(existing.userPoolId(), existing.id());
    }
    return new Acceptance.Repeated(existing);
  }

  /// A token that the record does not have. It is kept first and the change is queued then, also
  /// one that has ended: whoever takes it from the queue knows the token and answers it, now or
  /// when the change ends.
  private static Optional<TaskToken> lateToken(ChangeRequest request, ChangeRecord existing) {
    Optional<TaskToken> known = existing.request().flatMap(ChangeRequest::taskToken);
    return request.taskToken().filter(token -> !known.equals(Optional.of(token)));
  }
}
