package io.github.poolkeeper.core.proposal;

import io.github.poolkeeper.core.change.Action;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Optional;

/// Finds the revision that a restore returns to.
final class RestoreTarget {
  private RestoreTarget() {}

  static Optional<Revision> find(PoolHistory history, UserPoolId pool, Action.Restore restore) {
    return switch (restore.target()) {
      case Action.Target.Revision(long number) -> history.revision(pool, number);
      case Action.Target.Time(Instant at) -> currentAt(history, pool, at);
    };
  }

  /// Revisions are numbered in the order of time, so this halves their range until one is left: 20
  /// reads find one in a million.
  private static Optional<Revision> currentAt(PoolHistory history, UserPoolId pool, Instant at) {
    long low = 1;
    long high = history.head(pool).map(Revision::number).orElse(0L);
    Optional<Revision> found = Optional.empty();
    while (low <= high) {
      long middle = low + (high - low) / 2;
      Revision revision = history.revision(pool, middle).orElseThrow();
      if (revision.at().isAfter(at)) {
        high = middle - 1;
      } else {
        found = Optional.of(revision);
        low = middle + 1;
      }
    }
    return found;
  }
}
