package io.github.poolkeeper.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.change.ChangeRequest;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.InMemoryChangeQueue;
import io.github.poolkeeper.core.change.Note;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.history.ChangeHistory;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.history.Opening;
import io.github.poolkeeper.core.history.RecordJson;
import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Waiting;
import io.github.poolkeeper.core.history.WholeHistory;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.live.Snapshot;
import io.github.poolkeeper.core.live.UserPools;
import io.github.poolkeeper.core.live.Writing;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulator finds what it is there to find: each of these mistakes, within so many random
/// schedules.
class MutantsTest {
  private static final int SCHEDULES = 400;
  private static final long SEED = 1;

  static Stream<Arguments> mutants() {
    return Stream.of(
        mutant("takes a new before on redelivery", MutantsTest::forgetsTheIntent),
        mutant("does not read back", MutantsTest::believesItself),
        mutant("sends again unseen after a time-out", MutantsTest::resends),
        mutant("does not let the pool rest", MutantsTest::doesNotRest),
        mutant("leaves out what it does not know", MutantsTest::drops),
        mutant("queues before it records", MutantsTest::queuesFirst),
        mutant("does not queue a waiting duplicate again", MutantsTest::takesWaitingForDone),
        mutant("forgets what is due", MutantsTest::sleeps),
        mutant("forgets what never came to the queue", MutantsTest::forgetsTheQueued),
        mutant("forgets whom it could not tell", MutantsTest::forgetsTheUntold),
        mutant("keeps a rejected request each time", MutantsTest::keepsEachTime),
        mutant("answers before it records", MutantsTest::answersFirst),
        mutant("is certain of the first one who is told of", MutantsTest::namesTheFirst),
        mutant("loses what it should queue", ports -> ports.with(new InMemoryChangeQueue())),
        Arguments.of(
            "works on a pool from any message group",
            new Wiring(UnaryOperator.identity(), InMemoryChangeHistory::new, true)),
        Arguments.of(
            "has no condition on revisions",
            new Wiring(UnaryOperator.identity(), Unconditional::new)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void isFound(String mutant, Wiring wiring) {
    boolean found =
        IntStream.range(0, SCHEDULES)
            .anyMatch(i -> !RandomSchedules.of(SEED + i, wiring).run().violations().isEmpty());

    assertThat(found).as("%s is found within %d schedules", mutant, SCHEDULES).isTrue();
  }

  @Test
  void nothingIsFoundWithoutAMistake() {
    assertThat(
            IntStream.range(0, SCHEDULES)
                .mapToObj(i -> RandomSchedules.of(SEED + i, Wiring.TRUE))
                .filter(schedule -> !schedule.run().violations().isEmpty())
                .map(Schedule::report))
        .isEmpty();
  }

  private static Arguments mutant(String name, UnaryOperator<Ports> ports) {
    return Arguments.of(name, new Wiring(ports, InMemoryChangeHistory::new));
  }

  private static Ports forgetsTheIntent(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) -> {
              Object result = call(ports.history(), method, arguments);
              return result instanceof Optional<?> found
                      && found.orElse(null)
                          instanceof
                          ChangeHistory.Loaded(
                              ChangeRecord record,
                              Optional<Revision> head,
                              Set<TaskToken> tokens,
                              Optional<Hold.Scope> frozen,
                              boolean due)
                      && !record.isEnded()
                  ? Optional.of(
                      new ChangeHistory.Loaded(
                          record.in(new ChangeState.Queued()), head, tokens, frozen, due))
                  : result;
            }));
  }

  private static Ports namesTheFirst(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) ->
                method.getName().equals("add")
                        && arguments[0] instanceof UserPoolId pool
                        && arguments[1] instanceof Note.Attribution(var change, var seen, _)
                    ? first(ports.history(), pool, new Note.Attribution(change, seen, true))
                    : call(ports.history(), method, arguments)));
  }

  private static @Nullable Object first(WholeHistory history, UserPoolId pool, Note note) {
    if (history.of(pool, note.change()).isEmpty()) {
      history.add(pool, note);
    }
    return null;
  }

  private static Ports sleeps(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) ->
                method.getName().equals("waiting")
                    ? List.of()
                    : call(ports.history(), method, arguments)));
  }

  private static Ports forgetsTheQueued(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) -> {
              Object result = call(ports.history(), method, arguments);
              return method.getName().equals("waiting")
                  ? ((List<?>) result)
                      .stream()
                          .map(Waiting.class::cast)
                          .filter(waiting -> !isFresh(ports.history(), waiting))
                          .toList()
                  : result;
            }));
  }

  private static Ports forgetsTheUntold(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) ->
                method.getName().equals("leave")
                    ? null
                    : call(ports.history(), method, arguments)));
  }

  private static Ports keepsEachTime(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) ->
                method.getName().equals("isRejected")
                    ? false
                    : call(ports.history(), method, arguments)));
  }

  private static boolean isFresh(WholeHistory history, Waiting waiting) {
    return history
        .find(waiting.pool(), waiting.id())
        .filter(record -> record.state() instanceof ChangeState.Queued && record.version() == 0)
        .isPresent();
  }

  private static Ports takesWaitingForDone(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) -> {
              Object result = call(ports.history(), method, arguments);
              return result instanceof Opening.Duplicate(ChangeRecord existing)
                      && existing.state() instanceof ChangeState.Queued
                  ? new Opening.Duplicate(
                      existing.in(new ChangeState.Rejected(List.of(), existing.requestedAt())))
                  : result;
            }));
  }

  private static Ports queuesFirst(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) -> {
              if (method.getName().equals("open")
                  && arguments[0] instanceof ChangeRecord record
                  && !record.isEnded()) {
                ports.queue().submit(record.userPoolId(), record.id());
              }
              return call(ports.history(), method, arguments);
            }));
  }

  private static Ports answersFirst(Ports ports) {
    return ports.with(
        history(
            ports.history(),
            (method, arguments) -> {
              if (method.getName().equals("addRevision")
                  && arguments[0] instanceof ChangeRecord record) {
                record
                    .request()
                    .flatMap(ChangeRequest::taskToken)
                    .ifPresent(
                        token ->
                            ports.callbacks().succeeded(token, RecordJson.brief(record, Map.of())));
              }
              return call(ports.history(), method, arguments);
            }));
  }

  private static Ports believesItself(Ports ports) {
    Map<UserPoolId, Configuration> written = new HashMap<>();
    return ports.with(
        new OtherPools(ports.pools()) {
          @Override
          public Reading read(UserPoolId id) {
            return Optional.ofNullable(written.remove(id))
                .<Reading>map(after -> new Reading.Read(new Snapshot(after, Set.of())))
                .orElseGet(() -> super.read(id));
          }

          @Override
          public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
            Writing writing = super.write(id, live, after);
            if (writing instanceof Writing.Taken) {
              written.put(id, new Configuration(after.document()));
            }
            return writing;
          }
        });
  }

  private static Ports resends(Ports ports) {
    return ports.with(
        new OtherPools(ports.pools()) {
          @Override
          public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
            Writing writing = super.write(id, live, after);
            return writing instanceof Writing.Interrupted || writing instanceof Writing.Unanswered
                ? super.write(id, live, after)
                : writing;
          }
        });
  }

  private static Ports doesNotRest(Ports ports) {
    return ports.with(
        new OtherPools(ports.pools()) {
          @Override
          public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
            Writing writing = super.write(id, live, after);
            return writing instanceof Writing.Unanswered(ApiError error)
                ? new Writing.Interrupted(error, Optional.empty())
                : writing;
          }
        });
  }

  private static Ports drops(Ports ports) {
    return ports.with(
        new OtherPools(ports.pools()) {
          @Override
          public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
            Pointer unknown = Pointer.parse("/NobodyKnows");
            return super.write(id, live, after.without(unknown));
          }
        });
  }

  /// Pools that a mutant changes something about.
  private abstract static class OtherPools implements UserPools {
    private final UserPools pools;

    OtherPools(UserPools pools) {
      this.pools = pools;
    }

    @Override
    public Reading read(UserPoolId id) {
      return pools.read(id);
    }

    @Override
    public Writing write(UserPoolId id, Snapshot live, NormalForm after) {
      return pools.write(id, live, after);
    }
  }

  /// A store that takes any revision.
  private static final class Unconditional extends InMemoryChangeHistory {
    @Override
    protected void requireNext(UserPoolId pool, Revision revision) {}
  }

  @FunctionalInterface
  interface Around {
    @Nullable Object call(Method method, Object[] arguments) throws Throwable;
  }

  static WholeHistory history(WholeHistory target, Around around) {
    return (WholeHistory)
        Proxy.newProxyInstance(
            target.getClass().getClassLoader(),
            new Class<?>[] {WholeHistory.class},
            (_, method, arguments) -> around.call(method, arguments));
  }

  static Object call(WholeHistory target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
