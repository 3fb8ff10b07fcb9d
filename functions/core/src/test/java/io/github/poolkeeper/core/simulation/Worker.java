package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.simulation.SimulatedQueue.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A function with its event source, as Lambda runs them: a batch of one group, each message done
/// or to be delivered again; what is done is deleted after the batch, and a process that dies
/// leaves all of it.
final class Worker {
  private static final Duration A_LONG_TIME = Duration.ofMinutes(7);

  private final String name;
  private final Gate gate;
  private final SimulatedQueue queue;
  private final int batchSize;
  private final Handler handler;
  private final Deque<Message> inHand = new ArrayDeque<>();

  Worker(String name, Gate gate, SimulatedQueue queue, int batchSize, Handler handler) {
    this.name = name;
    this.gate = gate;
    this.queue = queue;
    this.batchSize = batchSize;
    this.handler = handler;
  }

  /// Handles one message.
  @FunctionalInterface
  interface Handler {
    /// Whether it is done with; trouble is an exception.
    boolean handle(Message message);
  }

  /// Whether there was anything to do.
  boolean poll() {
    List<Message> batch = queue.receive(batchSize);
    if (!batch.isEmpty()) {
      handle(batch).forEach(this::delete);
    }
    return !batch.isEmpty();
  }

  private List<Message> handle(List<Message> batch) {
    List<Message> done = new ArrayList<>();
    try {
      for (Message message : batch) {
        if (!handle(message)) {
          break;
        }
        done.add(message);
      }
    } catch (Crash crash) {
      gate.note(() -> name + " " + crash.getMessage());
      done.clear();
    }
    return done;
  }

  private boolean handle(Message message) {
    gate.note(() -> name + " takes " + message.id() + ", delivery " + message.receives());
    inHand.push(message);
    try {
      return handler.handle(message);
    } catch (RuntimeException trouble) {
      gate.note(() -> name + " has trouble: " + trouble.getMessage());
      return false;
    } finally {
      inHand.pop();
    }
  }

  /// Whether it has one message in hand, and could take another one at the same time.
  boolean hasMoreToDo() {
    return inHand.size() == 1 && queue.hasSome();
  }

  private void delete(Message message) {
    Gate.Passage passage = gate.enter("Queue", "delete", Fault.DELETION);
    if (passage.is(Fault.DUPLICATED)) {
      queue.duplicate(message);
    }
    if (!passage.is(Fault.TIMED_OUT_NOT_DONE)) {
      queue.delete(message);
    }
  }

  /// The message in hand is given to another process, which handles it; this one then goes on.
  void overtake() {
    if (inHand.size() != 1) {
      return;
    }
    Message message = inHand.getFirst();
    gate.overtaken(A_LONG_TIME);
    message.received();
    try {
      if (handle(message)) {
        queue.delete(message);
      }
    } catch (Crash crash) {
      gate.note(() -> name + ", the other one, " + crash.getMessage());
    }
  }
}
