package io.github.poolkeeper.core.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as texts. A year has four digits, as RFC 3339 has it: with more, or with a sign, a text
/// would not sort as its time does, and everything that is due is found by its text.
public final class TimeText {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private TimeText() {}

  /// The time that a text from outside names, in UTC; empty where it names none.
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(time -> time.equals(within(time)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A text of fixed length, so that texts sort as times do; for what lies further out, the first
  /// or the last time that has one.
  public static String sortable(Instant time) {
    return NANOS.format(within(time));
  }

  private static Instant within(Instant time) {
    if (time.isBefore(FIRST)) {
      return FIRST;
    }
    return time.isAfter(LAST) ? LAST : time;
  }
}
