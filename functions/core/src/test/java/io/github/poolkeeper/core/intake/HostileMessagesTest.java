package io.github.poolkeeper.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.HostileMessages;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

/// Thousands of hostile messages, from a seed, through intake and apply. `-Dhostile.seed` and
/// `-Dhostile.messages` choose others (CONTRIBUTING.md).
class HostileMessagesTest {
  private static final long SEED = Long.getLong("hostile.seed", 4711);
  private static final int MESSAGES = Integer.getInteger("hostile.messages", 2_000);

  @Test
  void eachEndsWithAReasonAndWithinBounds() {
    HostileRun run = new HostileRun();
    Iterator<HostileMessages.Message> messages = new HostileMessages(SEED).stream().iterator();

    for (int i = 0; i < MESSAGES; i++) {
      run.deliver(messages.next());
    }
    System.out.println(MESSAGES + " hostile messages, seed " + SEED + ": " + run);

    assertThat(run.complaints()).as("seed " + SEED).isEmpty();
    assertThat(run.ends().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MESSAGES);
    assertThat(run.ends()).containsKeys("REJECTED", "APPLIED", "UNCHANGED", "CONFLICT");
  }
}
