package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.apply.LookAtPool;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.Resolution;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.change.Via;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.simulation.SimulatedQueue.Message;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// CloudTrail, of what people set past Poolkeeper: its events come late, twice and in any order,
/// each as a look in the message group of its pool. And what must hold in the end: nobody is named
/// for certain for what somebody else has set.
final class Watch {
  private static final String LOOK = "look ";
  private static final int LATEST_SECONDS = 600;

  /// An event that comes later than this after a change was found completes nothing any more.
  private static final Duration IN_TIME = Duration.ofMinutes(15);

  private final World world;
  private final RandomGenerator random;
  private final List<Call> calls = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Instant> told = new HashMap<>();
  private final Map<String, Instant> sentAt = new HashMap<>();
  private int sent;

  Watch(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
  }

  /// @param value that only this call has set
  private record Call(UserPoolId pool, String value, Seen seen) {}

  private record Event(Instant at, Call call) {}

  /// Somebody sets something.
  void sees(UserPoolId pool, String value) {
    Seen seen =
        new Seen(
            "event " + calls.size(),
            world.time().instant().truncatedTo(ChronoUnit.SECONDS),
            "UpdateUserPool",
            new Actor("AROASOMEBODY:" + value, Optional.of(value), Optional.empty()),
            Via.CONSOLE,
            Optional.empty(),
            Optional.empty());
    Call call = new Call(pool, value, seen);
    calls.add(call);
    for (int copies = random.nextInt(4) == 0 ? 2 : 1; copies > 0; copies--) {
      Duration late = Duration.ofSeconds(random.nextInt(LATEST_SECONDS));
      events.add(new Event(world.time().instant().plus(late), call));
    }
  }

  /// When the next event comes.
  Optional<Instant> next() {
    return events.stream().map(Event::at).min(Instant::compareTo);
  }

  /// Whether one came.
  boolean tells() {
    Optional<Event> due =
        events.stream()
            .filter(event -> !event.at().isAfter(world.time().instant()))
            .min(Comparator.comparing(Event::at));
    due.ifPresent(
        event -> {
          events.remove(event);
          String id = LOOK + ++sent;
          sentAt.put(id, world.time().instant());
          String body = LOOK + calls.indexOf(event.call());
          world.changes().send(id, event.call().pool().value(), body, id, Duration.ZERO);
        });
    return due.isPresent();
  }

  static boolean isLook(Message message) {
    return message.body().startsWith(LOOK);
  }

  /// Whether it is done with.
  boolean look(LookAtPool lookAtPool, Message message) {
    Call call = calls.get(Integer.parseInt(message.body().substring(LOOK.length())));
    Instant at = Optional.ofNullable(sentAt.get(message.id())).orElseThrow();
    LookAtPool.Looked looked = lookAtPool.look(call.pool(), call.seen(), at);
    world.gate().note(() -> "looked at " + call.pool() + ": " + looked);
    boolean isDone = !(looked instanceof LookAtPool.Looked.Again);
    if (isDone && !(looked instanceof LookAtPool.Looked.Unseen)) {
      told.merge(call.value(), at, (one, other) -> one.isBefore(other) ? one : other);
    }
    return isDone;
  }

  /// Nobody is named for certain for what somebody else has set, whose event came in time; and
  /// whose event came in time is among those who are named for what they have set.
  void check(UserPoolId pool, List<Revision> revisions) {
    Set<String> known = new HashSet<>();
    for (int i = 1; i < revisions.size(); i++) {
      Revision found = revisions.get(i);
      Set<String> values = values(pool, revisions.get(i - 1), found);
      values.stream().filter(known::add).forEach(value -> isNamed(pool, found, value));
      named(pool, found.madeBy())
          .filter(call -> isWrong(call, values, found.at().plus(IN_TIME)))
          .ifPresent(
              call ->
                  world.violated(
                      "revision %d of %s, which sets %s, is laid on %s"
                          .formatted(found.number(), pool, values, call)));
    }
  }

  /// What comes later, or once more, may come from a write of Poolkeeper's own that came late.
  private void isNamed(UserPoolId pool, Revision found, String value) {
    boolean isInTime = isTold(value, found.at().plus(IN_TIME));
    if (isInTime && isExternal(pool, found) && !isAmongTheNamed(pool, found, value)) {
      world.violated(
          "revision %d of %s sets %s, and nobody names who has set it"
              .formatted(found.number(), pool, value));
    }
  }

  private boolean isExternal(UserPoolId pool, Revision found) {
    return world.history().find(pool, found.madeBy()).orElseThrow().kind().equals("external");
  }

  private boolean isAmongTheNamed(UserPoolId pool, Revision found, String value) {
    return world.history().of(pool, found.madeBy()).stream()
        .filter(Note.Attribution.class::isInstance)
        .map(note -> ((Note.Attribution) note).seen())
        .anyMatch(
            seen ->
                calls.stream()
                    .anyMatch(call -> call.value().equals(value) && call.seen().equals(seen)));
  }

  private boolean isTold(String value, Instant latest) {
    return Optional.ofNullable(told.get(value)).filter(at -> at.isBefore(latest)).isPresent();
  }

  private boolean isWrong(Call call, Set<String> values, Instant latest) {
    List<String> others = values.stream().filter(value -> !value.equals(call.value())).toList();
    boolean knewBetter = others.stream().anyMatch(value -> isTold(value, latest));
    return knewBetter || (others.isEmpty() && !values.contains(call.value()));
  }

  /// Who is named for certain.
  private Optional<Call> named(UserPoolId pool, ChangeId change) {
    List<Note> notes = world.history().of(pool, change);
    return Resolution.isCertain(notes)
        ? calls.stream()
            .filter(call -> Resolution.doers(notes).contains(call.seen().who()))
            .findFirst()
        : Optional.empty();
  }

  /// What of somebody's a revision has that the one before had not.
  private Set<String> values(UserPoolId pool, Revision before, Revision found) {
    return configuration(pool, before)
        .normalForm()
        .differencesTo(configuration(pool, found).normalForm())
        .stream()
        .flatMap(difference -> difference.after().stream())
        .flatMap(value -> JsonValues.text(value).stream())
        .filter(text -> calls.stream().anyMatch(call -> call.value().equals(text)))
        .collect(Collectors.toSet());
  }

  private Configuration configuration(UserPoolId pool, Revision revision) {
    return Optional.ofNullable(
            world
                .history()
                .snapshots(pool, List.of(revision.configuration()))
                .get(revision.configuration()))
        .orElseThrow();
  }
}
