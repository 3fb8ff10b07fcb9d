package io.github.poolkeeper.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A FIFO queue as SQS has them: within a group one message after the other, a message that is not
/// deleted comes back when its time-out is over, and after too many times it is a dead letter.
/// Sent again within five minutes, it is not taken again.
final class SimulatedQueue {
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  private final VirtualTime time;
  private final Duration visibilityTimeout;
  private final int maxReceives;
  private final List<Message> messages = new ArrayList<>();
  private final List<Message> deadLetters = new ArrayList<>();
  private final Set<String> everDead = new HashSet<>();
  private final Map<String, Instant> sent = new HashMap<>();

  SimulatedQueue(VirtualTime time, Duration visibilityTimeout, int maxReceives) {
    this.time = time;
    this.visibilityTimeout = visibilityTimeout;
    this.maxReceives = maxReceives;
  }

  /// A message in the queue; `receives` counts its deliveries.
  static final class Message {
    private final String id;
    private final String group;
    private final String body;
    private Instant visibleAt;
    private int receives;

    private Message(String id, String group, String body, Instant visibleAt) {
      this.id = id;
      this.group = group;
      this.body = body;
      this.visibleAt = visibleAt;
    }

    String id() {
      return id;
    }

    String group() {
      return group;
    }

    String body() {
      return body;
    }

    int receives() {
      return receives;
    }

    void received() {
      receives++;
    }
  }

  void send(String id, String group, String body, String deduplicationId, Duration delay) {
    Instant now = time.instant();
    Optional<Instant> before = Optional.ofNullable(sent.get(deduplicationId));
    if (before.filter(at -> at.plus(DEDUPLICATION).isAfter(now)).isPresent()) {
      return;
    }
    sent.put(deduplicationId, now);
    messages.add(new Message(id, group, body, now.plus(delay)));
  }

  /// The same message a second time, behind all others.
  void duplicate(Message message) {
    messages.add(new Message(message.id, message.group, message.body, time.instant()));
  }

  /// The first messages of the first group that has any to give.
  List<Message> receive(int most) {
    buryTheDead();
    Set<String> blocked = new HashSet<>();
    for (Message message : List.copyOf(messages)) {
      if (blocked.add(message.group) && isVisible(message)) {
        List<Message> batch =
            messages.stream()
                .filter(m -> m.group.equals(message.group))
                .takeWhile(this::isVisible)
                .limit(most)
                .toList();
        batch.forEach(this::take);
        return batch;
      }
    }
    return List.of();
  }

  /// Whether there is a message to receive.
  boolean hasSome() {
    Set<String> seen = new HashSet<>();
    return messages.stream().anyMatch(message -> seen.add(message.group) && isVisible(message));
  }

  private void take(Message message) {
    message.receives++;
    message.visibleAt = time.instant().plus(visibilityTimeout);
  }

  private void buryTheDead() {
    List<Message> dead =
        messages.stream().filter(this::isVisible).filter(m -> m.receives >= maxReceives).toList();
    messages.removeAll(dead);
    deadLetters.addAll(dead);
    dead.forEach(message -> everDead.add(message.body));
  }

  private boolean isVisible(Message message) {
    return !message.visibleAt.isAfter(time.instant());
  }

  void delete(Message message) {
    messages.remove(message);
  }

  void delay(Message message, Duration delay) {
    message.visibleAt = time.instant().plus(delay);
  }

  /// When a message will next be there to receive.
  Optional<Instant> next() {
    Set<String> seen = new HashSet<>();
    return messages.stream()
        .filter(message -> seen.add(message.group))
        .map(message -> message.visibleAt)
        .min(Instant::compareTo);
  }

  /// Sends the dead letters back to where they came from.
  void redrive() {
    for (Message dead : deadLetters) {
      messages.add(new Message(dead.id, dead.group, dead.body, time.instant()));
    }
    deadLetters.clear();
  }

  List<Message> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /// Whether a message with this body has been a dead letter.
  boolean wasDead(String body) {
    return everDead.contains(body);
  }
}
