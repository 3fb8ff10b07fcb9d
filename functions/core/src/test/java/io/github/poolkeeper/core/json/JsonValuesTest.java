package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {
  @Test
  void readsTheTextsOfAMember() {
    assertThat(
            JsonValues.texts(
                json("{\"m\":{\"a\":\"1\",\"b\":2,\"c\":null,\"d\":\"\"}}").asJsonObject(), "m"))
        .containsExactly(entry("a", "1"), entry("d", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"m\":null}", "{\"m\":\"text\"}", "{\"m\":[]}"})
  void readsNoTextsWhereThereIsNoObject(String object) {
    assertThat(JsonValues.texts(json(object).asJsonObject(), "m")).isEmpty();
  }
}
