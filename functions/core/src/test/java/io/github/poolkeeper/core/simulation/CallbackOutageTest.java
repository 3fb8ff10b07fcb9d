package io.github.poolkeeper.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.RequestId;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.policy.Policies;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody can be told anything for long, and meanwhile others wait behind.
class CallbackOutageTest {
  private static final Duration SOON = Duration.ofMinutes(1);

  /// While nobody can be told anything, they come up to an hour apart here.
  private static final Duration A_FEW_SWEEPS = Duration.ofHours(8);

  private static final Instant TIME = Instant.parse("2026-01-01T00:30:00Z");

  @Test
  void keepsNoChangeWaiting() {
    World world = run(UnaryOperator.identity());

    assertThat(world.violations()).isEmpty();
    assertThat(world.endings()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(world.endings().values()).allMatch(CallbackOutageTest::endedSoon);
  }

  /// An answer that takes the process with it, and so leaves the message in the queue.
  @Test
  void isFoundOutWhereItDoes() {
    World world =
        run(
            ports ->
                new Ports(
                    ports.pools(),
                    ports.history(),
                    ports.queue(),
                    ports.rejected(),
                    new Fatal(ports.callbacks())));

    assertThat(world.endings().values()).anyMatch(ending -> !endedSoon(ending));
  }

  /// What is due and stays so fills several pages; what comes to be due later stands behind it.
  @Test
  void keepsNothingFromItsTime() {
    World world = run(UnaryOperator.identity(), manyUntold(), 2000);

    assertThat(world.violations()).isEmpty();
    assertThat(ended(world, "late")).isBefore(TIME.plus(A_FEW_SWEEPS));
    assertThat(world.time().instant()).as("long after").isAfter(TIME.plus(Duration.ofDays(2)));
  }

  @Test
  void isFoundOutWhereASweepReadsOnlyTheFirstPage() {
    World world = run(CallbackOutageTest::readsOnePage, manyUntold(), 2000);

    assertThat(ended(world, "late")).isAfter(TIME.plus(A_FEW_SWEEPS));
  }

  private static List<Scenario.Step> manyUntold() {
    return Stream.concat(
            IntStream.range(0, 7)
                .mapToObj(
                    i ->
                        Scenarios.send(
                            "r" + i, name("kin" + i) + ",\"taskToken\":\"token" + i + "\"")),
            Stream.of(Scenarios.send("late", name("folk") + ",\"notBefore\":\"" + TIME + "\"")))
        .map(Scenario.Step.class::cast)
        .toList();
  }

  private static Instant ended(World world, String requestId) {
    return world.endings().values().stream()
        .filter(ending -> ending.record().requestId().equals(Optional.of(new RequestId(requestId))))
        .map(ending -> ((ChangeState.Ended) ending.record().state()).endedAt())
        .findFirst()
        .orElseThrow();
  }

  private static Ports readsOnePage(Ports ports) {
    return ports.with(
        MutantsTest.history(
            ports.history(),
            (method, arguments) ->
                method.getName().equals("waiting") && ((Optional<?>) arguments[2]).isPresent()
                    ? List.of()
                    : MutantsTest.call(ports.history(), method, arguments)));
  }

  private static World run(UnaryOperator<Ports> mutant) {
    return run(
        mutant,
        List.of(
            Scenarios.send("r", name("kin") + ",\"taskToken\":\"one\""),
            Scenarios.send("s", name("folk") + ",\"taskToken\":\"two\""),
            Scenarios.send("t", name("people") + ",\"dryRun\":true")),
        150);
  }

  /// @param calls after which somebody can be told again
  private static World run(UnaryOperator<Ports> mutant, List<Scenario.Step> steps, int calls) {
    Scenario scenario =
        new Scenario(
            "callbacks are out",
            Map.of(Scenarios.POOL, Scenarios.DOCUMENT),
            List.of(),
            steps,
            Scenarios.MAX_DELIVERIES,
            Policies.ANYTHING_GOES);
    Faults outage =
        call ->
            call.port().equals("Callbacks") && call.number() < calls
                ? Optional.of(Fault.THROTTLED)
                : Optional.empty();
    Wiring wiring = new Wiring(mutant, Wiring.TRUE.history());
    return new Schedule("outage", scenario, () -> outage, wiring, 1).run();
  }

  private static String name(String name) {
    return "\"change\":{\"PoolName\":\"" + name + "\"}";
  }

  private static boolean endedSoon(Ending ending) {
    return ending.record().state() instanceof ChangeState.Ended end
        && end.endedAt().isBefore(ending.record().requestedAt().plus(SOON));
  }

  private record Fatal(Callbacks callbacks) implements Callbacks {
    @Override
    public Optional<ApiError> succeeded(TaskToken token, JsonObject record) {
      return fatal(() -> callbacks.succeeded(token, record));
    }

    @Override
    public Optional<ApiError> failed(TaskToken token, String error, String cause) {
      return fatal(() -> callbacks.failed(token, error, cause));
    }

    private static Optional<ApiError> fatal(Supplier<Optional<ApiError>> answer) {
      try {
        return answer.get();
      } catch (Trouble _) {
        throw new Crash(new Call(-1, "Callbacks", "answer", Set.of()));
      }
    }
  }
}
