package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps a change from being looked at before its time, after it, and while changes are stopped. A
/// change that is under way is let through: its pool must not be left half written.
final class Gate {
  private final Books books;

  Gate(Books books) {
    this.books = books;
  }

  /// What becomes of the change instead of being looked at.
  Optional<Step> stops(ChangeRecord record, Optional<Hold.Scope> frozen) {
    return switch (record.state()) {
      case ChangeState.Applying _ -> Optional.empty();
      case ChangeState.PendingApproval(_, Instant expiresAt) ->
          Optional.of(
              books.clock().instant().isBefore(expiresAt)
                  ? new Step.Waits(record)
                  : expired(record));
      case ChangeState _ -> stops(record, record.request().orElseThrow(), frozen);
    };
  }

  private Optional<Step> stops(
      ChangeRecord record, ChangeRequest request, Optional<Hold.Scope> frozen) {
    Instant now = books.clock().instant();
    ChangeRequest.Window window = request.conditions().window();
    if (request.conditions().dryRun()) {
      return Optional.empty();
    }
    if (window.hasClosed(now)) {
      return Optional.of(expired(record));
    }
    if (window.isYetToOpen(now)) {
      return window.notBefore().map(time -> hold(record, new Hold.NotBefore(time), now));
    }
    return stopped(record, frozen);
  }

  /// Once more, when the intent is on record and before anything is written: whoever turns a stop
  /// switch after that finds the change under way, and whoever turned it before is found here. A
  /// change that has written before goes on.
  Optional<Step> stopsAtTheLastMoment(ChangeRecord intended) {
    return intended.state().attempts().size() > 1 || passes(intended)
        ? Optional.empty()
        : stopped(intended, books.switches().frozen(intended.userPoolId()));
  }

  private Optional<Step> stopped(ChangeRecord record, Optional<Hold.Scope> frozen) {
    return frozen
        .filter(_ -> !passes(record))
        .map(scope -> hold(record, new Hold.Frozen(scope), books.clock().instant()));
  }

  private static boolean passes(ChangeRecord record) {
    return record.rollbackOf().isPresent();
  }

  private Step expired(ChangeRecord record) {
    Instant now = books.clock().instant();
    boolean tooLate =
        record
            .request()
            .filter(request -> request.conditions().window().hasClosed(now))
            .isPresent();
    return books
        .end()
        .ended(
            record,
            new ChangeState.Expired(
                tooLate ? ChangeState.Expiry.TOO_LATE : ChangeState.Expiry.UNANSWERED, now));
  }

  private Step hold(ChangeRecord record, Hold hold, Instant now) {
    ChangeRecord held = record.in(new ChangeState.Held(hold, now));
    books.history().update(held, List.of());
    return new Step.Waits(held);
  }
}
