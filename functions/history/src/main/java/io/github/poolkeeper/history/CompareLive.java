package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.history.LedgerLines;
import io.github.poolkeeper.core.history.LedgerLines.Head;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a pool is in Cognito, held against its last revision. A difference is one only if the pool
/// is not being changed: while a change is at work on it, or where the last one has only just
/// ended, nobody can tell.
final class CompareLive {
  /// How long what was before a revision may still be read.
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private static final int MOST_LOOKS = 3;

  private final LedgerLines ledger;
  private final PoolHistory history;
  private final UserPools pools;
  private final InstantSource clock;

  @Inject
  CompareLive(LedgerLines ledger, PoolHistory history, UserPools pools, InstantSource clock) {
    this.ledger = ledger;
    this.history = history;
    this.pools = pools;
    this.clock = clock;
  }

  /// Empty where there is no revision to hold it against.
  Optional<JsonObject> of(UserPoolId pool) {
    return head(pool).map(head -> compared(pool, head, MOST_LOOKS));
  }

  private Optional<Revision> head(UserPoolId pool) {
    return ledger.head(pool).flatMap(Head::revision);
  }

  private JsonObject compared(UserPoolId pool, Revision head, int looks) {
    return switch (pools.read(pool)) {
      case Reading.Read(Snapshot live) -> compared(pool, head, live.configuration(), looks);
      case Reading.Refused(ApiError error) when PlanRequest.isOfNoPool(error) ->
          unknown("the pool is gone from Cognito").add("deleted", true).build();
      case Reading.Unread unread -> unknown(PlanRequest.words(unread.error())).build();
    };
  }

  private JsonObject compared(UserPoolId pool, Revision head, Configuration live, int looks) {
    Optional<Configuration> recorded = recorded(pool, head);
    if (recorded.isEmpty()) {
      return unknown("there is no snapshot to compare it with").build();
    }
    List<Difference> differences = recorded.get().normalForm().differencesTo(live.normalForm());
    if (differences.isEmpty()) {
      return JsonValues.object().add("equal", true).build();
    }
    // In this order: a change that has ended since it was looked for has moved the head on.
    Optional<ChangeId> applying = ledger.applying(pool);
    Optional<Revision> now = head(pool);
    if (applying.isPresent()) {
      return unknown("change " + applying.get() + " is at work on it")
          .add("changing", applying.get().value())
          .build();
    }
    if (now.isPresent() && !now.get().equals(head)) {
      return looks > 1
          ? compared(pool, now.get(), looks - 1)
          : unknown("it is changed all the time")
              .add("changing", now.get().madeBy().value())
              .build();
    }
    if (clock.instant().isBefore(head.at().plus(SETTLED))) {
      return unknown("revision " + head.number() + " has only just been made")
          .add("changing", head.madeBy().value())
          .build();
    }
    return JsonValues.object()
        .add("equal", false)
        .add("differences", RecordJson.differences(differences))
        .build();
  }

  /// Empty where there is none that can be believed, which is among the findings.
  private Optional<Configuration> recorded(UserPoolId pool, Revision head) {
    try {
      Map<Fingerprint, Configuration> found =
          history.snapshots(pool, List.of(head.configuration()));
      return Optional.ofNullable(found.get(head.configuration()));
    } catch (SnapshotForgedException _) {
      return Optional.empty();
    }
  }

  private static JsonObjectBuilder unknown(String because) {
    return JsonValues.object().add("because", because);
  }
}
