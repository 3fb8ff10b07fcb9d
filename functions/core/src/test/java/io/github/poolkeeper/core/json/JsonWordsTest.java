package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}    | an object
          []    | a list
          "x"   | a string
          1.5   | a number
          true  | a boolean
          false | a boolean
          null  | null
          """)
  void namesTheType(String value, String words) {
    assertThat(JsonWords.type(json(value))).isEqualTo(words);
  }

  @Test
  void cutsALongValueBetweenCharacters() {
    assertThat(JsonWords.brief(JsonValues.value("x"))).isEqualTo("\"x\"");
    assertThat(JsonWords.brief(JsonValues.value("x".repeat(100))))
        .isEqualTo("\"" + "x".repeat(59) + "…");
    assertThat(JsonWords.brief(JsonValues.value("😀".repeat(100))))
        .doesNotContain("?")
        .endsWith("😀…");
  }
}
