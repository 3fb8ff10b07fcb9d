package io.github.poolkeeper.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  /// 02:00 in Berlin, the day before clocks are put forward there.
  private static final Instant NOW = Instant.parse("2026-03-28T01:00:00Z");

  private static final Moments MOMENTS = new Moments(() -> NOW, ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          90s,                        2026-03-28T00:58:30Z
          15m,                        2026-03-28T00:45:00Z
          24h,                        2026-03-27T01:00:00Z
          7d,                         2026-03-21T01:00:00Z
          2w,                         2026-03-14T01:00:00Z
          now,                        2026-03-28T01:00:00Z
          today,                      2026-03-27T23:00:00Z
          yesterday,                  2026-03-26T23:00:00Z
          01:30,                      2026-03-28T00:30:00Z
          1:30,                       2026-03-28T00:30:00Z
          03:00,                      2026-03-27T02:00:00Z
          2026-01-31,                 2026-01-30T23:00:00Z
          2026-01-31T12:00:00Z,       2026-01-31T12:00:00Z
          2026-01-31T12:00:00+02:00,  2026-01-31T10:00:00Z
          """)
  void readsWhatPeopleWrite(String text, Instant time) {
    assertThat(MOMENTS.parse(text)).contains(time);
  }

  /// What is to come: in so long, or when the clock shows it next.
  @ParameterizedTest
  @CsvSource({
    "2h, 2026-03-28T03:00:00Z",
    "03:00, 2026-03-28T02:00:00Z",
    "01:30, 2026-03-29T00:30:00Z",
    "2026-04-01T12:00:00Z, 2026-04-01T12:00:00Z"
  })
  void readsWhatIsToCome(String text, Instant time) {
    assertThat(MOMENTS.parseAhead(text)).contains(time);
    assertThat(MOMENTS.parseAhead("noon")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noon",
        "25:00",
        "24",
        "-3h",
        "3 h",
        "9999999h",
        "2026-13-01",
        "2026-01-31T12:00"
      })
  void readsNothingElse(String text) {
    assertThat(MOMENTS.parse(text)).isEmpty();
  }

  @Test
  void isAsShortAsItCanBeTold() {
    assertThat(MOMENTS.shown(Instant.parse("2026-03-28T00:30:00.123456789Z"))).isEqualTo("01:30");
    assertThat(MOMENTS.shown(Instant.parse("2026-03-27T22:59:00Z"))).isEqualTo("27 Mar 23:59");
    assertThat(MOMENTS.shown(Instant.parse("2025-03-28T00:30:00Z"))).isEqualTo("2025-03-28 01:30");
  }

  @Test
  void tellsAnAge() {
    assertThat(MOMENTS.age(NOW.minusSeconds(30))).isEqualTo("30 seconds");
    assertThat(MOMENTS.age(NOW.minus(Duration.ofMinutes(12)))).isEqualTo("12 minutes");
    assertThat(MOMENTS.age(NOW.minus(Duration.ofHours(23)))).isEqualTo("23 hours");
    assertThat(MOMENTS.age(NOW.minus(Duration.ofDays(9)))).isEqualTo("9 days");
    assertThat(MOMENTS.age(NOW.plusSeconds(5))).isEqualTo("0 seconds");
  }
}
