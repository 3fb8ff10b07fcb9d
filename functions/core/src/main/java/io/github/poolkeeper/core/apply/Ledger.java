package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps a pool's revisions without a gap: what is found on the pool and was not written by
/// Poolkeeper becomes an external revision before anything else does.
final class Ledger {
  private final ChangeHistory history;
  private final ChangeIds ids;
  private final InstantSource clock;

  Ledger(ChangeHistory history, ChangeIds ids, InstantSource clock) {
    this.history = history;
    this.ids = ids;
    this.clock = clock;
  }

  /// The head that stands for the live configuration: the last one if it is in effect the same,
  /// else a new external one.
  Revision reconcile(UserPoolId pool, Optional<Revision> head, Configuration live) {
    return head.filter(last -> standsFor(pool, last, live))
        .orElseGet(() -> addExternal(pool, head, live));
  }

  boolean standsFor(UserPoolId pool, Revision head, Configuration live) {
    if (head.configuration().equals(live.fingerprint())) {
      return true;
    }
    Map<Fingerprint, Configuration> last = history.snapshots(pool, List.of(head.configuration()));
    return Optional.ofNullable(last.get(head.configuration()))
        .filter(recorded -> recorded.normalForm().isEquivalentTo(live.normalForm()))
        .isPresent();
  }

  private Revision addExternal(UserPoolId pool, Optional<Revision> head, Configuration live) {
    Instant now = clock.instant();
    Fingerprint found = live.fingerprint();
    long number = head.map(Revision::number).orElse(0L) + 1;
    ChangeState.Outcome outcome =
        new ChangeState.Outcome(number, head.map(Revision::configuration), found, List.of());
    ChangeRecord record =
        ChangeRecord.of(
            ids.next(), pool, new Cause.External(), now, new ChangeState.Applied(outcome, now));
    Revision revision = Revision.madeBy(record, outcome, now, head);
    history.addRevision(record, revision, List.of(live));
    return revision;
  }
}
