package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.events.EventBus;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/// Gives the bus's events to a local listener, which asks again and again: `after` is the number of
/// the last event it has (0 at first), `wait` how many seconds it waits for the next one.
final class EventFeed {
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final EventBus bus;

  EventFeed(EventBus bus) {
    this.bus = bus;
  }

  /// `{"events": […], "last": 7}`.
  JsonObject answer(GatewayRequest request) {
    long after = number(request, "after");
    long seconds = Math.min(number(request, "wait"), LONGEST_WAIT_SECONDS);
    List<EventBus.Numbered> found = bus.after(after, Duration.ofSeconds(seconds));
    JsonArrayBuilder events = Json.createArrayBuilder();
    found.forEach(numbered -> events.add(numbered.event()));
    return Json.createObjectBuilder()
        .add("events", events)
        .add("last", found.isEmpty() ? after : found.getLast().number())
        .build();
  }

  private static long number(GatewayRequest request, String name) {
    return request.parameter(name).map(Long::parseUnsignedLong).orElse(0L);
  }
}
