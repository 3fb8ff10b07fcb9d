package io.github.poolkeeper.core.freeze;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.ChangeStatus;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.history.ChangeLists;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.Page;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stops all changes but rollbacks, of a pool or of every pool, and lets them go on. What was held
/// goes back to its queue in the order in which it was asked for; a crash on the way is mended by
/// [io.github.poolkeeper.core.apply.WakeDueChanges].
public final class TurnFreeze {
  private static final int AT_ONCE = 100;

  private final Freezes switches;
  private final DueChanges due;
  private final ChangeLists lists;
  private final ChangeQueue queue;
  private final InstantSource clock;

  public TurnFreeze(
      Freezes switches, DueChanges due, ChangeLists lists, ChangeQueue queue, InstantSource clock) {
    this.switches = switches;
    this.due = due;
    this.lists = lists;
    this.queue = queue;
    this.clock = clock;
  }

  public Freeze freeze(Hold.Scope scope, Identity by, Optional<String> reason) {
    return switches.turn(new Freeze(scope, true, by, clock.instant(), reason));
  }

  public Freeze lift(Hold.Scope scope, Identity by, Optional<String> reason) {
    Freeze turn = switches.turn(new Freeze(scope, false, by, clock.instant(), reason));
    switch (scope) {
      case Hold.Scope.Everything _ -> wakeEverything(turn);
      case Hold.Scope.OnePool(UserPoolId pool) -> wake(pool, turn);
    }
    return turn;
  }

  /// Those of a pool whose own switch still stops it are held once more.
  private void wakeEverything(Freeze turn) {
    Optional<Waiting> last = Optional.empty();
    List<Waiting> page;
    do {
      page = due.waiting(Waiting.Kind.THAW, turn.at(), last, AT_ONCE);
      page.forEach(waiting -> send(waiting.pool(), waiting.id(), turn));
      last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
    } while (last.isPresent());
  }

  private void wake(UserPoolId pool, Freeze turn) {
    List<ChangeRecord> held = new ArrayList<>();
    Optional<ChangeId> next = Optional.empty();
    do {
      Page page = lists.list(pool, ChangeStatus.Known.HELD, next, AT_ONCE);
      page.records().stream().filter(TurnFreeze::isFrozen).forEach(held::add);
      next = page.next();
    } while (next.isPresent());
    held.reversed().forEach(record -> send(pool, record.id(), turn));
  }

  private void send(UserPoolId pool, ChangeId id, Freeze turn) {
    queue.submitAgain(pool, id, "lifted-" + turn.at());
  }

  private static boolean isFrozen(ChangeRecord record) {
    return record.state() instanceof ChangeState.Held(Hold.Frozen _, _);
  }
}
