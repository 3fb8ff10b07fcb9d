package io.github.poolkeeper.local.cognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds calls to a quota: in any second no more are taken than it allows. Calls that are refused
/// do not count.
final class Throttle {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private record Counted(Quota.Rate rate, String pool) {}

  private final InstantSource clock;
  private final Quota quota;
  private final Map<Counted, Deque<Instant>> taken = new HashMap<>();

  Throttle(Quota quota, InstantSource clock) {
    this.quota = quota;
    this.clock = clock;
  }

  /// Whether a call is taken; then it counts.
  ///
  /// @param pool the id or ARN that the call names, empty if none
  boolean takes(String operation, String pool) {
    Instant now = clock.instant();
    List<Counted> counted =
        quota.ratesOf(operation).stream()
            .map(rate -> new Counted(rate, rate.eachPoolForItself() ? pool : ""))
            .toList();
    if (counted.stream().anyMatch(each -> isFull(each, now))) {
      return false;
    }
    counted.forEach(each -> window(each).add(now));
    return true;
  }

  private boolean isFull(Counted counted, Instant now) {
    Deque<Instant> window = window(counted);
    while (!window.isEmpty() && !window.getFirst().plus(WINDOW).isAfter(now)) {
      window.removeFirst();
    }
    return window.size() >= counted.rate().perSecond();
  }

  private Deque<Instant> window(Counted counted) {
    return taken.computeIfAbsent(counted, _ -> new ArrayDeque<>());
  }
}
