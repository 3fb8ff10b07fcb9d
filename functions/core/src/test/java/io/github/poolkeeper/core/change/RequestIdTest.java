package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @ParameterizedTest
  @MethodSource("longest")
  @ValueSource(strings = {"a", " ", "CHG/1#2", "日本"})
  void isAText(String text) {
    assertThat(new RequestId(text)).hasToString(text);
  }

  static Stream<String> longest() {
    return Stream.of("x".repeat(128), "日".repeat(128));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  @ValueSource(strings = {"", "a\nb", "\u0000", "\u007f", "\ud83d"})
  void isNeitherEmptyNorTooLongNorUnprintable(String text) {
    assertThat(RequestId.isValid(text)).isFalse();
    assertThatThrownBy(() -> new RequestId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<String> tooLong() {
    return Stream.of("x".repeat(129));
  }
}
