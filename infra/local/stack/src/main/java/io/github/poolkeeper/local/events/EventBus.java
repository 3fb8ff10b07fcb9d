package io.github.poolkeeper.local.events;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The bus of events: keeps the last of them, numbered from 1, for whoever asks.
public final class EventBus {
  private static final int KEPT = 10_000;

  private final List<Consumer<JsonObject>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Numbered> events = new ArrayDeque<>();
  private long last;

  /// An event and its number.
  public record Numbered(long number, JsonObject event) {}

  /// From now on a listener is told of every event, in order.
  public void listen(Consumer<JsonObject> listener) {
    listeners.add(listener);
  }

  void put(JsonObject event) {
    synchronized (this) {
      events.add(new Numbered(++last, event));
      if (events.size() > KEPT) {
        events.remove();
      }
      notifyAll();
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  /// The events after a number, oldest first; if there are none, it waits for the next one.
  public synchronized List<Numbered> after(long number, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toMillis(); last <= number && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(events.stream().filter(event -> event.number() > number).toList());
  }
}
