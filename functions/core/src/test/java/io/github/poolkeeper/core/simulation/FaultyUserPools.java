package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.apply.InMemoryUserPools;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import io.github.poolkeeper.core.userpool.coupling.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Cognito behind its adapter, as far as core sees it: a write is one call or two, of two the first
/// is written back when the second is refused, and every one of them can go wrong by itself.
final class FaultyUserPools implements UserPools {
  /// Less than the time for which a change is read back.
  private static final Duration LATENESS = Duration.ofSeconds(2);

  /// As late as a write without an answer is known to be done.
  private static final Duration LATER = Duration.ofSeconds(30);

  private static final Duration LONG = Duration.ofMinutes(10);

  private final World world;
  private final InMemoryUserPools pools;

  FaultyUserPools(World world, InMemoryUserPools pools) {
    this.world = world;
    this.pools = pools;
  }

  @Override
  public Reading read(UserPoolId id) {
    if (!world.exists(id)) {
      return pools.read(id);
    }
    Gate.Passage passage = world.enterPool(id, "read", Fault.POOL_READ);
    Reading reading = passage.fault().map(fault -> read(id, fault)).orElseGet(() -> now(id));
    if (passage.is(Fault.CRASH_AFTER)) {
      throw passage.crash();
    }
    return reading;
  }

  private Reading read(UserPoolId id, Fault fault) {
    return switch (fault) {
      case THROTTLED, TIMED_OUT_NOT_DONE -> new Reading.Interrupted(error(fault));
      case REFUSED -> {
        world.delivery().isRefused();
        yield new Reading.Refused(error(fault));
      }
      case LATE_READ -> seen(id, world.log(id).lateBy(world.time().instant().minus(LATENESS)));
      case CRASH_BEFORE,
          CRASH_AFTER,
          TIMED_OUT_DONE,
          DONE_LATER,
          POSTPONED,
          EDITED_HERE,
          EDITED_ELSEWHERE,
          OVERTAKEN,
          BESIDE,
          DUPLICATED,
          DELAYED ->
          now(id);
    };
  }

  private Reading now(UserPoolId id) {
    return seen(id, world.log(id).last());
  }

  private Reading seen(UserPoolId id, int entry) {
    Configuration configuration = world.log(id).entries().get(entry).configuration();
    world.saw(id, entry);
    return new Reading.Read(new Snapshot(configuration, Set.of()));
  }

  @Override
  public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
    world.writes(id, live.configuration(), after);
    List<Route.Leg> taken = new ArrayList<>();
    for (Route.Leg leg : live.routeTo(after).legs()) {
      Gate.Passage passage = world.enterPool(id, leg.call().operation(), Fault.POOL_WRITE);
      Optional<Writing> trouble = passage.fault().flatMap(fault -> trouble(fault));
      if (trouble.isEmpty() || passage.fault().filter(Fault::isDone).isPresent()) {
        take(id, leg);
      }
      if (passage.is(Fault.DONE_LATER)) {
        takeLater(id, leg);
      }
      if (passage.is(Fault.CRASH_AFTER)) {
        throw passage.crash();
      }
      if (trouble.isPresent()) {
        return passage.is(Fault.REFUSED) && !taken.isEmpty()
            ? writtenBack(id, taken.reversed())
            : trouble.get();
      }
      taken.add(leg);
    }
    return new Writing.Taken();
  }

  private static Optional<Writing> trouble(Fault fault) {
    return switch (fault) {
      case REFUSED -> Optional.of(new Writing.Refused(error(fault)));
      case THROTTLED -> Optional.of(new Writing.Interrupted(error(fault), Optional.empty()));
      case TIMED_OUT_NOT_DONE, TIMED_OUT_DONE, DONE_LATER ->
          Optional.of(new Writing.Unanswered(error(fault)));
      case POSTPONED -> Optional.of(new Writing.Interrupted(error(fault), Optional.of(LONG)));
      case CRASH_BEFORE,
          CRASH_AFTER,
          LATE_READ,
          EDITED_HERE,
          EDITED_ELSEWHERE,
          OVERTAKEN,
          BESIDE,
          DUPLICATED,
          DELAYED ->
          Optional.empty();
    };
  }

  private Writing writtenBack(UserPoolId id, List<Route.Leg> lastFirst) {
    for (Route.Leg leg : lastFirst) {
      String call = leg.call().operation() + " back";
      Gate.Passage passage = world.enterPool(id, call, Fault.POOL_WRITE);
      Optional<Writing> trouble = passage.fault().flatMap(fault -> trouble(fault));
      if (trouble.isEmpty() || passage.is(Fault.TIMED_OUT_DONE)) {
        take(id, leg.back());
      }
      if (passage.is(Fault.CRASH_AFTER)) {
        throw passage.crash();
      }
      if (passage.is(Fault.DONE_LATER)) {
        takeLater(id, leg.back());
      }
      if (trouble.isPresent()) {
        return trouble.get() instanceof Writing.Unanswered unanswered
            ? unanswered
            : new Writing.HalfTaken(error(Fault.REFUSED), error(passage.fault().orElseThrow()));
      }
    }
    return new Writing.Refused(error(Fault.REFUSED));
  }

  private void takeLater(UserPoolId id, Route.Leg leg) {
    world.later(LATER, id, () -> pools.call(id, leg));
  }

  private void take(UserPoolId id, Route.Leg leg) {
    pools.call(id, leg);
    world.written(id);
  }

  private static ApiError error(Fault fault) {
    return new ApiError(fault.name(), "as the schedule has it");
  }
}
