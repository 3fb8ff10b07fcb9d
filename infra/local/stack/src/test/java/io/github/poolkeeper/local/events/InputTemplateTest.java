package io.github.poolkeeper.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTemplateTest {
  private static final JsonObject RECORD =
      json(
          """
          {"dynamodb": {"NewImage": {"by": {"S": "Ines \\"I\\" $1 \\\\ \\n"}, "none": {"S": ""},
           "n": {"N": "3"}, "all": {"SS": ["/a", "\\""]}}}}\
          """);

  @Test
  void putsTextsInQuotesWhateverIsInThem() {
    var template =
        new InputTemplate(
            "{\"who\": <$.dynamodb.NewImage.by.S>, \"rest\": <$.dynamodb.NewImage.none.S>}");

    JsonObject filled = template.of(RECORD);

    assertThat(filled.getString("who")).isEqualTo("Ines \"I\" $1 \\ \n");
    assertThat(filled.getString("rest")).isEmpty();
  }

  /// What EventBridge does there is not documented; a stand-in is not the one to be kind.
  @Test
  void escapesNothingBetweenTheQuotesOfTheTemplate() {
    var number = new InputTemplate("{\"said\": \"<$.dynamodb.NewImage.n.N>\"}");
    var text = new InputTemplate("{\"who\": \"<$.dynamodb.NewImage.by.S>\"}");

    assertThat(number.of(RECORD).getString("said")).isEqualTo("3");
    assertThatThrownBy(() -> text.of(RECORD)).hasMessageContaining("expected a JSON object");
  }

  @Test
  void fillsInListsWithoutQuotes() {
    var template = new InputTemplate("{\"all\": <$.dynamodb.NewImage.all.SS>}");

    assertThat(template.of(RECORD)).isEqualTo(json("{\"all\": [\"/a\", \"\\\"\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb.OldImage.by.S", "dynamodb.NewImage.by", "eventName"})
  void doesNotGuessWhatAPipeMakesOfAPathThatLeadsToNoText(String path) {
    var template = new InputTemplate("{\"x\": \"<$." + path + ">\"}");

    assertThatThrownBy(() -> template.of(RECORD))
        .hasMessageContaining("expected a text or a list at $." + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x<$.dynamodb.NewImage.by.S>", "\"<$.dynamodb.NewImage.all.SS>\""})
  void saysWhenNoJsonComesOut(String value) {
    var template = new InputTemplate("{\"x\": " + value + "}");

    assertThatThrownBy(() -> template.of(RECORD)).hasMessageContaining("expected a JSON object");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
