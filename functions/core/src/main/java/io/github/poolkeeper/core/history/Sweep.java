package io.github.poolkeeper.core.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the rounds through everything that is due have come. A round that takes longer than
/// there is time for at once goes on where it had got to, so that what is due for long cannot keep
/// anything else from its turn.
///
/// @param before when the round before this one started
/// @param started when this round did: it goes through what was due then
/// @param reached where it has got to; empty when it is over
public record Sweep(Instant before, Instant started, Optional<Waiting> reached) {

  public static Sweep first(Instant now) {
    return new Sweep(Instant.EPOCH, now, Optional.empty());
  }

  /// This round, if it is not over, else the next one.
  public Sweep next(Instant now) {
    return reached.isPresent() ? this : new Sweep(started, now, Optional.empty());
  }

  public Sweep reaching(Optional<Waiting> place) {
    return new Sweep(before, started, place);
  }

  /// Whether what is due since then has its turn in this round: as soon as it is due, after that
  /// whenever it has been due for twice as long, and at last once an hour. What is sent again and
  /// again in vain costs less and less.
  public boolean isTurnOf(Instant due) {
    return due.isAfter(before)
        || doublings(due) > doublings(due, before)
        || Duration.between(due, started).toHours() > Duration.between(due, before).toHours();
  }

  /// How often its time has doubled since it was due, a minute being the first.
  public int doublings(Instant due) {
    return doublings(due, started);
  }

  private static int doublings(Instant due, Instant now) {
    return Long.SIZE - Long.numberOfLeadingZeros(Duration.between(due, now).toMinutes());
  }
}
