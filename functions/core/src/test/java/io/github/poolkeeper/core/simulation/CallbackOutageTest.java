package io.github.poolkeeper.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.change.Callbacks;
import io.github.poolkeeper.core.change.ChangeState;
import io.github.poolkeeper.core.change.TaskToken;
import io.github.poolkeeper.core.policy.Policies;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Nobody can be told anything for long, and meanwhile others wait behind.
class CallbackOutageTest {
  private static final Duration SOON = Duration.ofMinutes(1);

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

  private static World run(UnaryOperator<Ports> mutant) {
    List<Scenario.Step> steps =
        List.of(
            Scenarios.send("r", name("kin") + ",\"taskToken\":\"one\""),
            Scenarios.send("s", name("folk") + ",\"taskToken\":\"two\""),
            Scenarios.send("t", name("people") + ",\"dryRun\":true"));
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
            call.port().equals("Callbacks") && call.number() < 150
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
