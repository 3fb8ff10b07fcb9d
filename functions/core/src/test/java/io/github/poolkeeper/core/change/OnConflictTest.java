package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnConflictTest {
  @ParameterizedTest
  @EnumSource
  void isItsWord(OnConflict onConflict) {
    assertThat(OnConflict.of(onConflict.word())).isEqualTo(onConflict);
  }

  @Test
  void hasTheWordsOfTheMessage() {
    assertThat(OnConflict.words()).containsExactly("refuse", "skip", "force");
  }
}
