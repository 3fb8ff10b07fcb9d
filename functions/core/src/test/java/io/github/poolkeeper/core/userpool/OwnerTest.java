package io.github.poolkeeper.core.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'aws:cloudformation:stack-name':'auth','aws:cloudformation:logical-id':'UserPool'}"
            + " | stack auth, UserPool: its next update may undo this",
        "{'aws:cloudformation:stack-name':'auth'} | stack auth: its next update may undo this"
      })
  void isTheStackThatTheTagsName(String tags, String words) {
    JsonObjectBuilder shown = JsonValues.object();

    Owner.of(tagged(tags)).orElseThrow().addTo(shown);

    assertThat(Owner.words(shown.build())).contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'team':'shop'}",
        "{'aws:cloudformation:stack-name':''}",
        "{'aws:cloudformation:stack-name':7}",
        "{'aws:cloudformation:logical-id':'UserPool'}",
        "[]"
      })
  void isNobodyThatIsKnownWithoutThem(String tags) {
    assertThat(Owner.of(tagged(tags))).isEmpty();
  }

  /// A newer release may know owners of another kind.
  @Test
  void hasNoWordsForWhatIsNotKnownHere() {
    assertThat(Owner.words(JsonText.parse("{\"owner\": {\"tool\": \"pulumi\"}}").asJsonObject()))
        .isEqualTo(Optional.empty());
  }

  private static Configuration tagged(String tags) {
    String document = "{\"UserPoolTags\": " + tags.replace('\'', '"') + "}";
    return new Configuration(JsonText.parse(document).asJsonObject());
  }
}
