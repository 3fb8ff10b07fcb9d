package io.github.poolkeeper.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The rules of the EventBridge User Guide, "Amazon EventBridge input transformation".
class InputTransformerTest {
  private static final Map<String, String> PATHS =
      Map.of("instance", "$.detail.instance-id", "state", "$.detail.state", "no", "$.detail.no");
  private static final JsonObject EVENT = event("i-1", "RUNNING");

  @Test
  void makesAText() {
    assertThat(of("\"instance <instance> is in <state>\"", EVENT))
        .isEqualTo("\"instance i-1 is in RUNNING\"");
  }

  @Test
  void makesAnObjectWithAndWithoutQuotes() {
    assertThat(of("{\"a\": <instance>, \"b\": \"\\\"<state>\\\" <no>\"}", EVENT))
        .isEqualTo("{\"a\":\"i-1\",\"b\":\"\\\"RUNNING\\\" \"}");
  }

  @Test
  void escapesNothingBetweenQuotes() {
    JsonObject hostile = event("i\",\"admin\":\"yes", "RUNNING");

    assertThat(of("{\"a\": \"<instance>\"}", hostile)).isEqualTo("{\"a\":\"i\",\"admin\":\"yes\"}");
    assertThat(of("{\"a\": <instance>}", hostile))
        .isEqualTo("{\"a\":\"i\\\",\\\"admin\\\":\\\"yes\"}");
    assertThatThrownBy(() -> of("{\"a\": \"<state>\"}", event("i-1", "a\nb")))
        .hasMessageContaining("expected JSON");
  }

  @Test
  void knowsItsVariablesOnly() {
    assertThatThrownBy(() -> of("\"<other>\"", EVENT)).hasMessageContaining("no variable other");
  }

  private static String of(String template, JsonObject event) {
    return new InputTransformer(PATHS, template).of(event);
  }

  private static JsonObject event(String instance, String state) {
    return Json.createObjectBuilder()
        .add("detail", Json.createObjectBuilder().add("instance-id", instance).add("state", state))
        .build();
  }
}
