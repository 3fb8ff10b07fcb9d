package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.ScheduleDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A template's schedules: each sends its event to its queue at its rate, and when asked.
final class Schedules implements AutoCloseable {
  private final Place place;
  private final StackDefinition stack;
  private final QueueTargets targets;
  private final List<ScheduledFuture<?>> running = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Schedules(Place place, StackDefinition stack, QueueTargets targets) {
    this.place = place;
    this.stack = stack;
    this.targets = targets;
  }

  void start() {
    for (ScheduleDefinition schedule : stack.schedules()) {
      long every = schedule.every().toSeconds();
      running.add(timer.scheduleAtFixedRate(() -> fire(schedule), every, every, TimeUnit.SECONDS));
    }
  }

  /// As if the time had come for each.
  void fireAll() {
    stack.schedules().forEach(this::fire);
  }

  private void fire(ScheduleDefinition schedule) {
    targets.send(
        schedule.arn(), schedule.queueArn(), Optional.of(schedule.messageGroup()), event(schedule));
  }

  /// Source: EventBridge User Guide, "Scheduled events".
  private JsonObject event(ScheduleDefinition schedule) {
    return Json.createObjectBuilder()
        .add("version", "0")
        .add("id", UUID.randomUUID().toString())
        .add("detail-type", "Scheduled Event")
        .add("source", "aws.events")
        .add("account", place.accountId())
        .add("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("region", place.region())
        .add("resources", Json.createArrayBuilder().add(schedule.arn()))
        .add("detail", Json.createObjectBuilder())
        .build();
  }

  @Override
  public void close() {
    running.forEach(schedule -> schedule.cancel(true));
    timer.shutdownNow();
  }
}
