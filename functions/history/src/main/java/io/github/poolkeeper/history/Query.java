package io.github.poolkeeper.history;

import io.github.poolkeeper.core.change.TimeText;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The query of a request, read strictly: a parameter that is none, or whose value is none, is a
/// violation, and all are reported at once.
final class Query {
  /// Without a `since`.
  private static final Duration A_YEAR = Duration.ofDays(366);

  /// What is listed may have been made by a clock that is ahead of this one.
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  private final Map<String, String> parameters;
  private final List<Violation> found = new ArrayList<>();

  private Query(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /// With no parameters but these.
  static Query of(HttpCall call, String... known) {
    Query query = new Query(call.query());
    Set<String> names = Set.of(known);
    call.query().keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(name -> query.violated(name, "is no parameter here"));
    return query;
  }

  /// A parameter's value, where there is one and it is valid.
  Optional<String> value(String name, Predicate<String> valid, String expected) {
    Optional<String> given = Optional.ofNullable(parameters.get(name));
    Optional<String> value = given.filter(valid);
    if (given.isPresent() && value.isEmpty()) {
      violated(name, "expected " + expected);
    }
    return value;
  }

  /// A time of RFC 3339.
  Optional<Instant> time(String name) {
    return value(
            name,
            text -> TimeText.parse(text).isPresent(),
            "a time like 2026-11-28T00:00:00Z; a + in it is written as %2B")
        .flatMap(TimeText::parse);
  }

  /// `since` and `until`, which is not before it.
  ///
  /// @param latest where there is no `until`
  /// @param earliest where there is no `since`, from the end
  TimeRange range(Instant latest, UnaryOperator<Instant> earliest) {
    Optional<Instant> since = time("since");
    Optional<Instant> until = time("until");
    if (since.isPresent() && until.isPresent() && since.get().isAfter(until.get())) {
      violated("since", "expected a time before until");
    }
    Instant end = until.orElse(latest);
    return new TimeRange(since.orElseGet(() -> earliest.apply(end)), end);
  }

  /// The same over all pools: without a `since` a year, without an `until` to the end. There is
  /// nothing from before 1970 nor from later than now: how far out somebody asks costs nothing.
  TimeRange range(InstantSource clock) {
    Instant last = clock.instant().plus(CLOCKS_DIFFER_BY);
    TimeRange asked = range(last, until -> within(until, last).minus(A_YEAR));
    return new TimeRange(within(asked.since(), last), within(asked.until(), last));
  }

  private static Instant within(Instant time, Instant last) {
    if (time.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return time.isAfter(last) ? last : time;
  }

  /// The same of a parameter that there has to be.
  Optional<String> required(String name, Predicate<String> valid, String expected) {
    if (!parameters.containsKey(name)) {
      violated(name, "expected " + expected);
    }
    return value(name, valid, expected);
  }

  int limit() {
    return value(
            "limit",
            text -> text.matches("[1-9][0-9]?|" + MAX_LIMIT),
            "a whole number from 1 to " + MAX_LIMIT)
        .map(Integer::parseInt)
        .orElse(DEFAULT_LIMIT);
  }

  /// The id after which a page starts.
  Optional<String> cursor(Predicate<String> valid) {
    return value(
            "cursor",
            cursor -> Cursor.read(cursor).filter(valid).isPresent(),
            "a cursor that this API has given")
        .flatMap(Cursor::read);
  }

  /// To be called when all is read.
  ///
  /// @throws ProblemException when there are violations
  void end() {
    if (!found.isEmpty()) {
      throw Response.invalid(found);
    }
  }

  private void violated(String parameter, String message) {
    found.add(new Violation(Pointer.ROOT.child(parameter), message));
  }
}
