package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes a valid request in: on record first, then in the queue. It can be repeated at any point: a
/// crash between the two loses nothing, and a request takes effect once.
public final class OpenChange {
  private final ChangeHistory history;
  private final ChangeQueue queue;
  private final ChangeIds ids;
  private final InstantSource clock;

  public OpenChange(ChangeHistory history, ChangeQueue queue, ChangeIds ids, InstantSource clock) {
    this.history = history;
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
    return switch (history.open(record)) {
      case Opening.Opened _ -> {
        queue.submit(record.userPoolId(), record.id());
        yield new Acceptance.Accepted(record);
      }
      case Opening.Duplicate(ChangeRecord existing) -> repeated(request, existing);
    };
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
    late.ifPresent(token -> history.keepWaiting(existing.userPoolId(), existing.id(), token));
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
