package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.PoolHistory;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.live.Pause;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Looks at a pool for somebody who wants to know now whether it is as it is on record. It reads,
/// and puts nothing on record: that is done in the pool's message group, where no change is at work
/// on the pool. It sends a look there and waits for what comes of it (ADR 41).
public final class LookNow {
  /// Less than the API waits for an answer.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final UserPools pools;
  private final PoolHistory history;
  private final AskedLooks looks;
  private final InstantSource clock;
  private final Pause pause;

  public LookNow(
      UserPools pools, PoolHistory history, AskedLooks looks, InstantSource clock, Pause pause) {
    this.pools = pools;
    this.history = history;
    this.looks = looks;
    this.clock = clock;
    this.pause = pause;
  }

  /// What somebody gets to know.
  public sealed interface Seen {
    /// It is as it is on record.
    record Same() implements Seen {}

    /// It was not, and is on record now.
    record Otherwise(ChangeRecord found) implements Seen {}

    /// It is not, and not on record yet: changes of the pool are before it.
    record NotYet() implements Seen {}

    /// It cannot be read.
    record Unseen(ApiError error, boolean isForNow) implements Seen {}

    /// Nothing is on record of it.
    record Unknown() implements Seen {}
  }

  /// Reads it, and has what differs put on record.
  ///
  /// @param occasion for which it is looked at once
  public Seen look(UserPoolId pool, String occasion) {
    Optional<Revision> head = history.head(pool);
    return head.isEmpty() ? new Seen.Unknown() : look(pool, head.get(), occasion);
  }

  private Seen look(UserPoolId pool, Revision head, String occasion) {
    Optional<Seen> seen = read(pool, head);
    if (seen.isPresent()) {
      return seen.get();
    }
    looks.ask(pool, occasion);
    Instant end = clock.instant().plus(LONGEST);
    Revision known = head;
    while (clock.instant().isBefore(end)) {
      pause.of(PAUSE);
      Revision now = history.head(pool).orElse(known);
      if (now.number() > known.number()) {
        Optional<Seen> moved = found(pool, known, now).or(() -> read(pool, now));
        if (moved.isPresent()) {
          return moved.get();
        }
        known = now;
      }
    }
    return read(pool, known).orElseGet(Seen.NotYet::new);
  }

  /// Empty where the pool is not as a revision says.
  private Optional<Seen> read(UserPoolId pool, Revision head) {
    return switch (pools.read(pool)) {
      case Reading.Refused(ApiError error) -> Optional.of(new Seen.Unseen(error, false));
      case Reading.Interrupted(ApiError error) -> Optional.of(new Seen.Unseen(error, true));
      case Reading.Read(Snapshot live) ->
          history.isAsRecorded(pool, head, live.configuration())
              ? Optional.of(new Seen.Same())
              : Optional.empty();
    };
  }

  /// The last one of the revisions since that nobody has asked for.
  private Optional<Seen> found(UserPoolId pool, Revision known, Revision now) {
    return history.revisions(pool, known.number() + 1, now.number()).reversed().stream()
        .flatMap(revision -> history.find(pool, revision.madeBy()).stream())
        .filter(record -> record.kind().equals("external"))
        .<Seen>map(Seen.Otherwise::new)
        .findFirst();
  }
}
