package io.github.poolkeeper.cli.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people write and read them, where they are.
public record Moments(InstantSource clock, ZoneId zone) {
  /// Of this machine.
  public static Moments here() {
    return new Moments(InstantSource.system(), ZoneId.systemDefault());
  }

  public static final String FORMS =
      "30m, 24h, 7d, now, today, yesterday, 03:00, 2026-01-31 or 2026-01-31T12:00:00Z";

  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhdw])");
  private static final Pattern CLOCK_TIME = Pattern.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter THIS_YEAR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter ANY_YEAR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /// The time that a text names: so long ago, the last time that the clock showed it, or itself.
  public Optional<Instant> parse(String text) {
    Matcher ago = AGO.matcher(text);
    ZonedDateTime now = clock.instant().atZone(zone);
    try {
      if (ago.matches()) {
        return Optional.of(clock.instant().minus(duration(ago)));
      }
      return Optional.of(
          switch (text) {
            case "now" -> now.toInstant();
            case "today" -> startOf(now.toLocalDate());
            case "yesterday" -> startOf(now.toLocalDate().minusDays(1));
            case String hour when CLOCK_TIME.matcher(hour).matches() -> last(hour, now);
            case String day when day.length() == 10 -> startOf(LocalDate.parse(day));
            case String time -> OffsetDateTime.parse(time).toInstant();
          });
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// The same of a time that is to come: in so long, the next time that the clock shows it.
  public Optional<Instant> parseAhead(String text) {
    Matcher in = AGO.matcher(text);
    if (in.matches()) {
      return Optional.of(clock.instant().plus(duration(in)));
    }
    return parse(text)
        .map(
            time ->
                CLOCK_TIME.matcher(text).matches()
                    ? time.atZone(zone).plusDays(1).toInstant()
                    : time);
  }

  /// How long a text says: `30s`, `15m`, `2h`.
  public static Optional<Duration> parseDuration(String text) {
    return Optional.of(AGO.matcher(text)).filter(Matcher::matches).map(Moments::duration);
  }

  /// As short as it can be told.
  public String shown(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    if (local.toLocalDate().equals(today)) {
      return TODAY.format(local);
    }
    return (local.getYear() == today.getYear() ? THIS_YEAR : ANY_YEAR).format(local);
  }

  /// How long ago: "12 minutes".
  public String age(Instant time) {
    Duration age = Duration.between(time, clock.instant());
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return Math.max(0, age.toSeconds()) + " seconds";
    }
    if (age.compareTo(Duration.ofHours(2)) < 0) {
      return age.toMinutes() + " minutes";
    }
    return age.compareTo(Duration.ofDays(2)) < 0
        ? age.toHours() + " hours"
        : age.toDays() + " days";
  }

  private static Duration duration(Matcher ago) {
    long count = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant last(String hour, ZonedDateTime now) {
    ZonedDateTime today = now.toLocalDate().atTime(LocalTime.parse(hour, HOUR)).atZone(zone);
    return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}
