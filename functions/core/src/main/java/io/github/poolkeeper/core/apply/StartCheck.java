package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.Freezes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps a change from starting before its time, after it, and while changes are stopped. A change
/// that is under way is let through: its pool must not be left half written.
final class StartCheck {
  private final Ledger ledger;
  private final Freezes switches;
  private final InstantSource clock;

  StartCheck(Ledger ledger, Freezes switches, InstantSource clock) {
    this.ledger = ledger;
    this.switches = switches;
    this.clock = clock;
  }

  /// What becomes of the change instead of being looked at.
  Optional<ChangeRecord> stops(ChangeRecord record, Optional<Hold.Scope> frozen) {
    return switch (record.state()) {
      case ChangeState.Applying _ -> Optional.empty();
      case ChangeState.PendingApproval(_, Instant expiresAt) ->
          Optional.of(clock.instant().isBefore(expiresAt) ? record : expired(record));
      case ChangeState _ -> stops(record, record.request().orElseThrow(), frozen);
    };
  }

  private Optional<ChangeRecord> stops(
      ChangeRecord record, ChangeRequest request, Optional<Hold.Scope> frozen) {
    Instant now = clock.instant();
    ChangeRequest.Window window = request.conditions().window();
    if (request.conditions().dryRun()) {
      return Optional.empty();
    }
    if (window.hasClosed(now)) {
      return Optional.of(expired(record));
    }
    if (window.isYetToOpen(now)) {
      return window.notBefore().map(time -> ledger.held(record, new Hold.NotBefore(time)));
    }
    return stopped(record, frozen);
  }

  /// Once more, when the intent is on record and before anything is written: whoever turns a stop
  /// switch after that finds the change under way, and whoever turned it before is found here. A
  /// change that has written before goes on.
  Optional<ChangeRecord> stopsAtTheLastMoment(Intent intent) {
    ChangeRecord record = intent.record();
    return record.state().attempts().size() > 1
        ? Optional.empty()
        : stopped(record, switches.frozen(intent.pool()));
  }

  private Optional<ChangeRecord> stopped(ChangeRecord record, Optional<Hold.Scope> frozen) {
    return frozen
        .filter(_ -> !ledger.takesBack(record))
        .map(scope -> ledger.held(record, new Hold.Frozen(scope)));
  }

  private ChangeRecord expired(ChangeRecord record) {
    Instant now = clock.instant();
    boolean tooLate =
        record
            .request()
            .filter(request -> request.conditions().window().hasClosed(now))
            .isPresent();
    return ledger.ended(
        record,
        new ChangeState.Expired(
            tooLate ? ChangeState.Expiry.TOO_LATE : ChangeState.Expiry.UNANSWERED, now));
  }
}
