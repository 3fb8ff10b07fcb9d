package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.intake.ChangeQueue;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;

/// Sends to a simulated queue; a change's body is its pool and its id.
record FaultyChangeQueue(World world, SimulatedQueue queue) implements ChangeQueue {
  private static final Duration LATE = Duration.ofMinutes(10);

  @Override
  public void submit(UserPoolId pool, ChangeId id) {
    Gate.Passage passage = world.enter("ChangeQueue", "submit", Fault.SEND);
    String body = pool + " " + id;
    send(pool, body, id.value(), passage.is(Fault.DELAYED) ? LATE : Duration.ZERO);
    if (passage.is(Fault.DUPLICATED)) {
      send(pool, body, id + " once more", Duration.ZERO);
    }
    world.submitted(id);
    world.leave(passage);
  }

  private void send(UserPoolId group, String body, String deduplicationId, Duration delay) {
    queue.send(deduplicationId, group.value(), body, deduplicationId, delay);
  }
}
