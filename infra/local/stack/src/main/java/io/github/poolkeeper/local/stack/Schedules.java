package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.lambda.Invocation;
import io.github.poolkeeper.local.lambda.LambdaFunction;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.ScheduleDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A template's schedules: each sends its event to its queue, or calls its function, at its rate
/// and when asked.
final class Schedules implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private final Place place;
  private final StackDefinition stack;
  private final QueueTargets targets;
  private final Map<FunctionDefinition, LambdaFunction> functions;
  private final List<ScheduledFuture<?>> running = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /// @param functions the running ones
  Schedules(
      Place place,
      StackDefinition stack,
      QueueTargets targets,
      Map<FunctionDefinition, LambdaFunction> functions) {
    this.place = place;
    this.stack = stack;
    this.targets = targets;
    this.functions = functions;
  }

  void start() {
    stack.schedules().forEach(schedule -> start(schedule.every(), () -> fire(schedule)));
    functions
        .keySet()
        .forEach(
            function ->
                function
                    .scheduleEvents()
                    .forEach(event -> start(event.every(), () -> call(function, event))));
  }

  private void start(Duration every, Runnable fire) {
    long seconds = every.toSeconds();
    running.add(timer.scheduleAtFixedRate(fire, seconds, seconds, TimeUnit.SECONDS));
  }

  /// As if the time had come for each.
  void fireAll() {
    stack.schedules().forEach(this::fire);
    functions
        .keySet()
        .forEach(function -> function.scheduleEvents().forEach(event -> call(function, event)));
  }

  /// EventBridge calls and does not wait; what went wrong is told in the log.
  private void call(FunctionDefinition definition, FunctionDefinition.ScheduleEvent event) {
    LambdaFunction function = Objects.requireNonNull(functions.get(definition));
    byte[] payload = event.input().getBytes(StandardCharsets.UTF_8);
    if (!(function.invoke(payload) instanceof Invocation.Succeeded)) {
      LOG.warn("{} fails when its schedule calls it", definition.logicalId());
    }
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
