package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeQueue;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Sends to a simulated queue; a change's body is its pool and its id.
record FaultyChangeQueue(World world, SimulatedQueue queue, AtomicLong submissions)
    implements ChangeQueue {
  private static final Duration LATE = Duration.ofMinutes(10);

  @Override
  public void submit(UserPoolId pool, ChangeId id) {
    submit("submit", pool, id, "submission " + submissions.incrementAndGet());
  }

  @Override
  public void submitAgain(UserPoolId pool, ChangeId id, String occasion) {
    submit("submitAgain", pool, id, id + occasion);
  }

  private void submit(String operation, UserPoolId pool, ChangeId id, String deduplicationId) {
    Gate.Passage passage = world.enter("ChangeQueue", operation, Fault.SEND);
    String body = pool + " " + id;
    send(pool, body, deduplicationId, passage.is(Fault.DELAYED) ? LATE : Duration.ZERO);
    if (passage.is(Fault.DUPLICATED)) {
      send(pool, body, deduplicationId + " once more", Duration.ZERO);
    }
    world.submitted(id);
    world.leave(passage);
  }

  private void send(UserPoolId group, String body, String deduplicationId, Duration delay) {
    queue.send(deduplicationId, group.value(), body, deduplicationId, delay);
  }
}
