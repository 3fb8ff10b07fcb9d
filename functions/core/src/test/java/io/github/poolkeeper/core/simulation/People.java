package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.apply.WakeDueChanges;
import io.github.poolkeeper.core.approval.AnswerApproval;
import io.github.poolkeeper.core.change.Answer;
import io.github.poolkeeper.core.change.Cause;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.change.Parsed;
import io.github.poolkeeper.core.freeze.TurnFreeze;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.intake.OpenChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Who answers for changes and sets and lifts freezes over the history API, and the schedule that
/// wakes what is due. Who gets an error tries again, a few times.
final class People {
  /// Who sends every message, and answers for them too, which must not count.
  static final Identity REQUESTER = new Identity("AROASENDER:sender");

  private static final List<Identity> ALL =
      List.of(
          REQUESTER,
          new Identity("AIDAARI", Optional.of("ari")),
          new Identity("AIDABEN", Optional.of("ben")),
          new Identity("AIDACARO", Optional.of("caro")));
  private static final int TRIES = 3;
  private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
  /// Of a sweep: so little that what is due takes more than one.
  private static final WakeDueChanges.Limits LIMITS =
      new WakeDueChanges.Limits(2, Duration.ofMillis(100));

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration UNTIL_FORGOTTEN = Duration.ofMinutes(6);

  private final World world;
  private final RandomGenerator random;
  private final AnswerApproval answerApproval;
  private final TurnFreeze turnFreeze;
  private final WakeDueChanges wakeDueChanges;
  private final OpenChange openChange;
  private final Set<ChangeId> ignored = new HashSet<>();
  private final Set<Hold.Scope> frozen = new HashSet<>();

  People(World world, Ports ports, ChangeIds ids, RandomGenerator random) {
    this.world = world;
    this.random = random;
    this.openChange =
        new OpenChange(ports.history(), ports.history(), ports.queue(), ids, world.time());
    this.answerApproval = new AnswerApproval(ports.history(), ports.queue(), world.time());
    this.turnFreeze =
        new TurnFreeze(
            ports.history(), ports.history(), ports.history(), ports.queue(), world.time());
    this.wakeDueChanges =
        new WakeDueChanges(ports.history(), ports.history(), ports.queue(), world.time(), LIMITS);
  }

  /// Somebody says something to a change that waits for it, or decides never to. Whether there was
  /// such a change.
  boolean answer() {
    List<ChangeRecord> pending =
        world
            .history()
            .ledger()
            .filter(record -> record.state() instanceof ChangeState.PendingApproval)
            .filter(record -> !ignored.contains(record.id()))
            .toList();
    if (pending.isEmpty()) {
      return false;
    }
    ChangeRecord record = pending.get(random.nextInt(pending.size()));
    switch (random.nextInt(10)) {
      case 0 -> ignored.add(record.id());
      case 1 -> answer(record, Answer.Decision.DECLINE);
      default -> answer(record, Answer.Decision.APPROVE);
    }
    return true;
  }

  private void answer(ChangeRecord record, Answer.Decision decision) {
    Identity by = ALL.get(random.nextInt(ALL.size()));
    tries(
        by + " answers " + decision + " to " + record.id(),
        () ->
            answerApproval.answer(
                record.userPoolId(), record.id(), by, decision, Optional.empty()));
  }

  /// Asks for a change over HTTP, and does not ask again.
  void call(Sent asked) {
    if (!(asked.parsed() instanceof Parsed.Valid(ChangeRequest request))) {
      throw new IllegalArgumentException("expected a valid request, met " + asked);
    }
    try {
      world.gate().note(() -> "asks over HTTP: " + asked.body());
      openChange.open(new Cause.Requested(request, Optional.of(REQUESTER)));
    } catch (Crash | RuntimeException trouble) {
      world.gate().note(() -> "asking has trouble: " + trouble.getMessage());
    }
  }

  void turn(Hold.Scope scope, boolean freezes) {
    if (freezes) {
      frozen.add(scope);
      tries("freezes " + scope, () -> turnFreeze.freeze(scope, REQUESTER, Optional.empty()));
    } else {
      if (tries("lifts " + scope, () -> turnFreeze.lift(scope, REQUESTER, Optional.empty()))) {
        frozen.remove(scope);
      }
    }
  }

  void liftAll() {
    List.copyOf(frozen).forEach(scope -> turn(scope, false));
  }

  /// Lets the time come that a change waits for: what has been due for long is asked for again when
  /// it has been due for twice as long. Whether there was such a change.
  boolean wake() {
    Optional<Instant> due =
        Stream.of(Waiting.Kind.TIME, Waiting.Kind.APPROVAL)
            .flatMap(kind -> first(kind).stream())
            .min(Comparator.naturalOrder());
    Instant now = world.time().instant();
    if (now.isAfter(NEVER)) {
      return false;
    }
    if (due.isPresent()) {
      Duration late = Duration.between(due.get(), now);
      world.time().until(due.get());
      world.time().pass(within(A_MINUTE, late, AN_HOUR));
    } else if (frozen.isEmpty() && first(Waiting.Kind.THAW).isPresent()) {
      world.time().pass(UNTIL_FORGOTTEN);
    } else {
      return false;
    }
    tries("the schedule", wakeDueChanges::wake);
    return true;
  }

  private static Duration within(Duration least, Duration time, Duration most) {
    if (time.compareTo(least) < 0) {
      return least;
    }
    return time.compareTo(most) > 0 ? most : time;
  }

  private Optional<Instant> first(Waiting.Kind kind) {
    return world.history().waiting(kind, NEVER, Optional.empty(), 1).stream()
        .map(Waiting::at)
        .findFirst();
  }

  /// Whether it went well at last.
  private boolean tries(String what, Runnable call) {
    for (int i = 0; i < TRIES; i++) {
      world.gate().note(() -> what);
      try {
        call.run();
        return true;
      } catch (Crash | RuntimeException trouble) {
        world.gate().note(() -> what + " has trouble: " + trouble.getMessage());
      }
    }
    return false;
  }
}
