package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.history.DueChanges;
import io.github.poolkeeper.core.history.Freeze;
import io.github.poolkeeper.core.history.Freezes;
import io.github.poolkeeper.core.history.Sweep;
import io.github.poolkeeper.core.history.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends changes whose time has come to their queue: [ApplyChange] tells what for. To be run once a
/// minute; it also mends what a crash has left on the way.
public final class WakeDueChanges {
  /// Long after a lifted switch should have sent what it held.
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private static final List<Waiting.Kind> ROUND =
      List.of(Waiting.Kind.TIME, Waiting.Kind.APPROVAL, Waiting.Kind.THAW);

  private final DueChanges due;
  private final Freezes switches;
  private final ChangeQueue queue;
  private final InstantSource clock;
  private final Limits limits;

  public WakeDueChanges(DueChanges due, Freezes switches, ChangeQueue queue, InstantSource clock) {
    this(due, switches, queue, clock, Limits.OF_A_MINUTE);
  }

  public WakeDueChanges(
      DueChanges due, Freezes switches, ChangeQueue queue, InstantSource clock, Limits limits) {
    this.due = due;
    this.switches = switches;
    this.queue = queue;
    this.clock = clock;
    this.limits = limits;
  }

  /// How much of a round is done at once: page by page until the time is over.
  public record Limits(int page, Duration time) {
    static final Limits OF_A_MINUTE = new Limits(200, Duration.ofSeconds(25));
  }

  /// How many it has sent, and for how long the oldest has been due that is still waiting.
  public record Woken(int sent, Duration oldestDue) {}

  public Woken wake() {
    Instant now = clock.instant();
    Duration oldestDue = oldestDue(now);
    Sweep sweep = due.lastSweep().map(last -> last.next(now)).orElseGet(() -> Sweep.first(now));
    Round round = new Round(sweep, now.plus(limits.time()));
    Optional<Waiting> reached = round.run();
    due.swept(sweep.reaching(reached));
    return new Woken(round.sent, oldestDue);
  }

  /// Of what nobody has stopped.
  private Duration oldestDue(Instant now) {
    return Stream.of(Waiting.Kind.TIME, Waiting.Kind.APPROVAL)
        .flatMap(kind -> due.waiting(kind, now, Optional.empty(), 1).stream())
        .map(waiting -> Duration.between(waiting.at(), now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private final class Round {
    private final Sweep sweep;
    private final Instant end;
    private final Map<Hold.Scope, Boolean> stopped = new HashMap<>();
    private int sent;

    Round(Sweep sweep, Instant end) {
      this.sweep = sweep;
      this.end = end;
    }

    /// Where it has got to, unless it is over.
    Optional<Waiting> run() {
      int first = sweep.reached().map(Waiting::kind).map(ROUND::indexOf).orElse(0);
      for (Waiting.Kind kind : ROUND.subList(first, ROUND.size())) {
        Optional<Waiting> reached =
            run(kind, sweep.reached().filter(place -> place.kind() == kind));
        if (reached.isPresent()) {
          return reached;
        }
      }
      return Optional.empty();
    }

    private Optional<Waiting> run(Waiting.Kind kind, Optional<Waiting> from) {
      Optional<Waiting> place = from;
      List<Waiting> page;
      do {
        page = due.waiting(kind, until(kind), place, limits.page());
        page.stream().filter(this::hasItsTurn).forEach(this::send);
        place = page.isEmpty() ? place : Optional.of(page.getLast());
        if (page.size() == limits.page() && !clock.instant().isBefore(end)) {
          return place;
        }
      } while (page.size() == limits.page());
      return Optional.empty();
    }

    private Instant until(Waiting.Kind kind) {
      return kind == Waiting.Kind.THAW ? sweep.started().minus(FORGOTTEN) : sweep.started();
    }

    private boolean hasItsTurn(Waiting waiting) {
      return waiting.kind() == Waiting.Kind.THAW
          ? !isStopped(new Hold.Scope.Everything())
              && !isStopped(new Hold.Scope.OnePool(waiting.pool()))
          : sweep.isTurnOf(waiting.at());
    }

    private boolean isStopped(Hold.Scope scope) {
      return stopped.computeIfAbsent(
          scope, one -> switches.lastTurn(one).filter(Freeze::frozen).isPresent());
    }

    private void send(Waiting waiting) {
      queue.submitAgain(waiting.pool(), waiting.id(), occasion(waiting));
      sent++;
    }

    private String occasion(Waiting waiting) {
      return "due-" + waiting.at() + "-" + sweep.doublings(waiting.at());
    }
  }
}
