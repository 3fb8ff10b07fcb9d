package io.github.poolkeeper.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideWordsTest {
  private static final String CALL =
      """
      {"principal": "AROAX:%s", "name": "%s", "via": "%s", "confidence": "%s"}
      """;

  /// What is not certain is not said as if it were.
  @ParameterizedTest
  @CsvSource({
    "otto.kern, console, certain, otto.kern by hand (console)",
    "otto.kern, console, one-of, perhaps otto.kern by hand (console)",
    "otto.kern, terraform, one-of, perhaps otto.kern through terraform"
  })
  void sayOfOneCallWhetherItIsCertain(String who, String via, String confidence, String words) {
    assertThat(who(CALL.formatted(who, who, via, confidence))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "otto.kern, eve.adams, otto.kern by hand (cli) or eve.adams by hand (cli)",
    "otto.kern, otto.kern, perhaps otto.kern by hand (cli)"
  })
  void nameEachThatItMayHaveBeen(String one, String other, String words) {
    String calls =
        CALL.formatted(one, one, "cli", "one-of")
            + ","
            + CALL.formatted(other, other, "cli", "one-of");

    assertThat(who(calls)).isEqualTo(words);
  }

  private static String who(String calls) {
    return OutsideWords.who(
            JsonText.parse("{\"revision\": 2, \"doneBy\": [" + calls + "]}").asJsonObject())
        .orElseThrow();
  }
}
