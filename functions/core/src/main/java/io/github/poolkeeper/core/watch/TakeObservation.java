package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.history.Notes;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Optional;

/// Takes in what CloudTrail tells of calls that write to pools: of somebody else's it has the pool
/// looked at. It can be repeated at any point.
public final class TakeObservation {
  private final LookQueue queue;
  private final OwnRoles own;
  private final Notes notes;

  public TakeObservation(LookQueue queue, OwnRoles own, Notes notes) {
    this.queue = queue;
    this.own = own;
    this.notes = notes;
  }

  /// What became of a record.
  public sealed interface Taken {
    /// Its pool will be looked at.
    record Passed(UserPoolId pool, String eventId) implements Taken {}

    /// There is nothing to look at.
    record Dropped(String why) implements Taken {}
  }

  public Taken take(String body) {
    return switch (TrailRecord.read(body)) {
      case Watched.Nothing(Watched.Why why) -> new Taken.Dropped(why.words());
      case Watched.Write(_, Seen seen) when own.made(seen) ->
          new Taken.Dropped("a call of Poolkeeper itself");
      case Watched.Write(Optional<UserPoolId> pool, Seen seen) ->
          pool.map(id -> passed(id, seen)).orElseGet(() -> unplaced(seen));
    };
  }

  /// Whatever is found on any pool from then on may have been this call.
  private Taken unplaced(Seen seen) {
    notes.unplacedCall(seen);
    return new Taken.Dropped("it does not say of which pool");
  }

  private Taken passed(UserPoolId pool, Seen seen) {
    queue.look(pool, seen);
    return new Taken.Passed(pool, seen.eventId());
  }
}
