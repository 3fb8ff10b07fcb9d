package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The schema of the events that others follow names every state. Each one that can be left has a
/// pattern of its own in the template's pipe; the local stack's tests hold that against the schema.
class EventSchemaTest {
  @Test
  void namesEveryState() throws Exception {
    String schema = Files.readString(Path.of("../../docs/events.schema.json"));

    JsonArray statuses =
        Pointer.parse("/$defs/change/properties/status/enum")
            .in(JsonText.parse(schema))
            .orElseThrow()
            .asJsonArray();

    assertThat(statuses.getValuesAs(JsonString::getString))
        .containsExactlyElementsOf(ChangeStatus.Known.words());
  }
}
