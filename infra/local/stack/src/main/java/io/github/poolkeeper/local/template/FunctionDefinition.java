package io.github.poolkeeper.local.template;

import io.github.poolkeeper.local.iam.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One function as Lambda would have it.
///
/// @param code the function's jar
/// @param logGroup where Lambda writes what it logs
/// @param timeout after which Lambda ends an invocation
public record FunctionDefinition(
    String logicalId,
    String name,
    Path code,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memoryMegabytes,
    Role role,
    String logGroup,
    List<QueueEvent> queueEvents,
    List<RouteEvent> routeEvents,
    List<ScheduleEvent> scheduleEvents) {
  public FunctionDefinition {
    environment = Map.copyOf(environment);
    queueEvents = List.copyOf(queueEvents);
    routeEvents = List.copyOf(routeEvents);
    scheduleEvents = List.copyOf(scheduleEvents);
  }

  /// What its role allows.
  public Policy policy() {
    return role.policy();
  }

  /// What it runs as: the role's unique id, and what it allows.
  public record Role(String id, Policy policy) {}

  /// An SQS event source.
  ///
  /// @param concurrency at most so many invocations at once
  public record QueueEvent(String queueArn, int batchSize, int concurrency) {}

  /// A route of the HTTP API, `GET /user-pools/{id}/changes`.
  public record RouteEvent(String method, String path) {}

  /// A schedule that calls the function itself, with the same event each time.
  public record ScheduleEvent(Duration every, String input) {}
}
