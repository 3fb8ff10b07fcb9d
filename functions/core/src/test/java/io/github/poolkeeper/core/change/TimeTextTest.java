package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.123456789+02:00",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void takesAYearOfFourDigits(String text) {
    assertThat(TimeText.parse(text)).contains(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "9999-12-31T24:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "0000-01-01T00:00:00+18:00",
        "10000-01-01T00:00:00Z",
        "2026-01-31",
        "soon",
        ""
      })
  void takesNoOther(String text) {
    assertThat(TimeText.parse(text)).isEmpty();
  }

  @Test
  void sortsAsTimeDoes() {
    List<String> texts =
        List.of(
                Instant.MIN,
                Instant.parse("-0001-01-01T00:00:00Z"),
                Instant.parse("2025-12-31T23:59:59.999999999Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00.5Z"),
                Instant.parse("2026-01-01T00:00:01Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.MAX)
            .stream()
            .map(TimeText::sortable)
            .toList();

    assertThat(texts).isSorted();
    assertThat(texts).extracting(String::length).containsOnly(30);
  }
}
