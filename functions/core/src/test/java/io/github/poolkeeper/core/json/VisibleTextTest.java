package io.github.poolkeeper.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  /// C0, DEL, C1, bidirectional controls, zero widths, separators, halves, a tag letter; blanks
  /// that are no space, letters and signs without a shape, what no standard gives a shape.
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, '\b', '\t', '\n', '\r', 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0xad, 0x61c, 0x200b,
        0x200e, 0x200f, 0x202a, 0x202e, 0x2028, 0x2029, 0x2066, 0x2069, 0xfeff, 0xd800, 0xdfff,
        0xe0061, 0xa0, 0x2003, 0x3000, 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800, 0x34f, 0x17b4,
        0x180b, 0xfe0f, 0xe0100, 0xe000, 0xfdd0, 0x378, 0xe0fff
      })
  void showsWhatCannotBeSeen(int hidden) {
    String text = VisibleText.of("a" + Character.toString(hidden) + "b");

    assertThat(text).matches("a(\\\\u[0-9a-f]{4}){1,2}b");
  }

  @Test
  void leavesWhatCanBeSeenAsItIs() {
    String text = "código – 検証 परीक्षा 🙂 \"x\" \\ ~";

    assertThat(VisibleText.of(text)).isSameAs(text);
  }

  @Test
  void meansTheSameInJson() {
    String json = "{\"a\":\"x\u202ey\u009bz\u200d\"}";

    assertThat(JsonText.parse(VisibleText.of(json))).isEqualTo(JsonText.parse(json));
  }
}
