package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.ReadBack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Puts a change's end on record, each kind with what belongs to it.
final class ChangeEnd {
  private final ChangeHistory history;
  private final InstantSource clock;

  ChangeEnd(ChangeHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /// With the revision that the change made: applied if the pool is as intended, else diverged.
  Step revised(
      ChangeRecord record,
      ChangeState.Applying applying,
      Revision before,
      Configuration intended,
      Configuration observed) {
    Instant now = clock.instant();
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(
            before.number() + 1,
            Optional.of(before.configuration()),
            observed.fingerprint(),
            applying.attempts());
    ChangeRecord ended =
        record.in(
            ReadBack.differences(intended.normalForm(), observed.normalForm()).isEmpty()
                ? new ChangeState.Applied(outcome, now)
                : new ChangeState.Diverged(outcome, intended.fingerprint(), now));
    Revision revision = Revision.madeBy(ended, outcome, now, Optional.of(before));
    boolean isOnRecord = revision.configuration().equals(applying.current().after());
    history.addRevision(ended, revision, isOnRecord ? List.of() : List.of(observed));
    return new Step.Ended(ended);
  }

  Step planned(ChangeRecord record, ChangeState.Ended state, Configuration after) {
    return ended(record, state, List.of(after));
  }

  Step refused(ChangeRecord record, ApiError error) {
    return ended(
        record, new ChangeState.Refused(error, record.state().attempts(), clock.instant()));
  }

  Step failed(ChangeRecord record, ApiError error) {
    return ended(record, new ChangeState.Failed(error, record.state().attempts(), clock.instant()));
  }

  Step ended(ChangeRecord record, ChangeState.Ended state) {
    return ended(record, state, List.of());
  }

  private Step ended(
      ChangeRecord record, ChangeState.Ended state, Collection<Configuration> snapshots) {
    ChangeRecord ended = record.in(state);
    history.update(ended, snapshots);
    return new Step.Ended(ended);
  }
}
