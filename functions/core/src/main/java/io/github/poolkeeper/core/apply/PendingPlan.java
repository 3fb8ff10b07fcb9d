package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Forecast;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.userpool.Configuration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Asks people to agree to a plan.
final class PendingPlan {
  private final ChangeHistory history;
  private final Duration expiry;
  private final InstantSource clock;

  PendingPlan(ChangeHistory history, Duration expiry, InstantSource clock) {
    this.history = history;
    this.expiry = expiry;
    this.clock = clock;
  }

  /// Both snapshots are stored, so that people see what they agree to.
  Step ask(ChangeRecord record, Forecast forecast, Configuration after) {
    ChangeRecord pending = record.in(new ChangeState.PendingApproval(forecast, expiresAt(record)));
    history.update(pending, List.of(after));
    return new Step.Waits(pending);
  }

  private Instant expiresAt(ChangeRecord record) {
    Instant latest = clock.instant().plus(expiry);
    return record
        .request()
        .map(ChangeRequest::conditions)
        .flatMap(conditions -> conditions.window().notAfter())
        .filter(latest::isAfter)
        .orElse(latest);
  }
}
