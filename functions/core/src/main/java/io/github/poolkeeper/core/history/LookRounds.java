package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The pools that have a history, and how far the rounds of looks at all of them have come.
public interface LookRounds {

  /// How many pools there are. This read and the next one may be a moment late.
  int countKnown();

  /// Pools in one order, from a pool on that may be among them, or from the first one on.
  List<UserPoolId> known(Optional<UserPoolId> from, int limit);

  /// Empty before the first round.
  Optional<Round> lastRound();

  void reached(Round round);

  /// A round of looks.
  ///
  /// @param pools how many there were when it started
  /// @param asked how many looks it has asked for
  /// @param next the pool whose turn is next; empty when the round is over
  record Round(Instant started, int pools, int asked, Optional<UserPoolId> next) {

    public boolean isOver() {
      return next.isEmpty();
    }

    /// How many looks are due by a time, where the round is to take so long and each pool has an
    /// equal share of it. Pools that have come since are due when the time is over.
    public int due(Instant by, Duration time) {
      Duration passed = Duration.between(started, by);
      return passed.compareTo(time) < 0
          ? Math.toIntExact(Math.ceilDiv(pools * passed.toSeconds(), time.toSeconds())) - asked
          : Integer.MAX_VALUE;
    }

    public Round reaching(int more, Optional<UserPoolId> place) {
      return new Round(started, pools, asked + more, place);
    }
  }
}
