package io.github.poolkeeper.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "tru",
        "True",
        "NaN",
        "[NaN]",
        "Infinity",
        "-Infinity",
        "[-]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[0x10]",
        "[1e]",
        "// note\n{}",
        "/* note */ {}",
        "{} // note",
        "{}{}",
        "{} x",
        "{}]",
        "1 2",
        "1,",
        "\"a\" \"b\"",
        "\"a",
        "\"\t\"",
        "\"\\x41\"",
        "\"\\u12\"",
        "undefined",
        "\ufeff{}"
      })
  void refusesWhatIsNotExactlyOneValue(String text) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(MalformedJsonException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "0",
        "-0",
        "1e9",
        "1E+2",
        "\"\"",
        "\"\\ud83d\"",
        "{}",
        "[]",
        " {} \n",
        "{\"a\":{\"a\":[null,{}]}}",
        "\"\u007f\""
      })
  void readsOneValueOfAnyKind(String text) {
    assertThatCode(() -> JsonText.parse(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"twice\":1,\"twice\":1}",
        "{\"a\":{\"twice\":1,\"b\":2,\"twice\":3}}",
        "[{\"twice\":1,\"\\u0074wice\":1}]"
      })
  void refusesAMemberThatStandsTwice(String text) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void readsNoDeeperThanItSays() {
    assertThatCode(() -> JsonText.parse(nested(JsonText.MAX_DEPTH - 1))).doesNotThrowAnyException();
    assertThatThrownBy(() -> JsonText.parse(nested(JsonText.MAX_DEPTH)))
        .isInstanceOf(MalformedJsonException.class);
    assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "0e999999999", "1.5e99999999"})
  void isQuickWithHugeExponents(String number) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          String canonical = CanonicalJson.of(JsonText.parse("{\"a\":[" + number + "]}"));
          assertThat(CanonicalJson.of(JsonText.parse(canonical))).isEqualTo(canonical);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100e2147483647",
        "1e2147483647",
        "1e2147483648",
        "1e-2147483649",
        "1e99999999999999999999"
      })
  void refusesExponentsThatCouldNotBeReadBack(String number) {
    assertThatThrownBy(() -> JsonText.parse("{\"a\":[" + number + "]}"))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void boundsTheDigitsOfANumber() {
    assertThatThrownBy(() -> JsonText.parse("9".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void keepsEveryDigitOfANumber() {
    String number = "1" + "0".repeat(40) + "1.50";

    assertThat(((JsonNumber) JsonText.parse(number)).bigDecimalValue())
        .isEqualTo(new BigDecimal(number));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
