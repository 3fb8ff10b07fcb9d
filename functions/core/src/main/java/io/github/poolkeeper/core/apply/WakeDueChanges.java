package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.StopSwitch;
import io.github.poolkeeper.core.history.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends changes whose time has come to their queue: [ApplyChange] tells what for. To be run once a
/// minute; it also mends what a crash has left on the way.
public final class WakeDueChanges {
  /// A minute's worth; the rest is due a minute later.
  private static final int AT_ONCE = 200;

  /// Long after a lifted switch should have sent what it held.
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private final ChangeHistory history;
  private final ChangeQueue queue;
  private final InstantSource clock;

  public WakeDueChanges(ChangeHistory history, ChangeQueue queue, InstantSource clock) {
    this.history = history;
    this.queue = queue;
    this.clock = clock;
  }

  /// How many it has sent.
  public int wake() {
    Instant now = clock.instant();
    List<Waiting> due =
        Stream.of(due(Waiting.Kind.TIME, now), due(Waiting.Kind.APPROVAL, now), thawed(now))
            .flatMap(List::stream)
            .toList();
    due.forEach(waiting -> queue.submitAgain(waiting.pool(), waiting.id(), "due-" + waiting.at()));
    return due.size();
  }

  private List<Waiting> due(Waiting.Kind kind, Instant time) {
    return history.waiting(kind, time, Optional.empty(), AT_ONCE);
  }

  /// Held ones, unless every pool is stopped; that a single one is, shows when it is looked at.
  private List<Waiting> thawed(Instant now) {
    boolean frozen =
        history.lastTurn(new Hold.Scope.Everything()).filter(StopSwitch::frozen).isPresent();
    return frozen ? List.of() : due(Waiting.Kind.THAW, now.minus(FORGOTTEN));
  }
}
