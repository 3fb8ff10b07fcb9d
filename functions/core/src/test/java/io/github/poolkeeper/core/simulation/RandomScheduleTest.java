package io.github.poolkeeper.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random schedules, as many as `simulation.schedules` says, from the seed `simulation.seed` on.
class RandomScheduleTest {
  private static final int BATCH = 1000;
  private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 600);
  private static final long SEED = Long.getLong("simulation.seed", 20_260_101);

  @Test
  void nothingIsLostWhateverGoesWrong() {
    Tally tally = new Tally();
    for (int done = 0; done < SCHEDULES; done += BATCH) {
      List<Schedule> batch =
          LongStream.range(SEED + done, SEED + Math.min(done + BATCH, SCHEDULES))
              .mapToObj(seed -> RandomSchedules.of(seed, Wiring.TRUE))
              .toList();
      List<String> violated = Schedule.violated(batch, tally);
      System.out.println(tally);
      assertThat(violated).as("schedules that violate something").isEmpty();
    }

    assertThat(tally.injected().keySet()).isEqualTo(EnumSet.allOf(Fault.class));
    assertThat(tally.ends())
        .contains("APPLIED", "UNCHANGED", "CONFLICT", "PLANNED", "REFUSED", "REJECTED")
        .contains("DECLINED", "EXPIRED", "FAILED");
  }
}
