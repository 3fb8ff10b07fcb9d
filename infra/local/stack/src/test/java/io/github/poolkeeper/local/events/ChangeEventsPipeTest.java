package io.github.poolkeeper.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.template.PipeDefinition;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The filter of the project's own pipe, with the matcher that EventBridge uses.
class ChangeEventsPipeTest {
  private static final Path PROJECT = Path.of("../../..");

  /// The states in which a change does not stay.
  private static final Set<String> LEFT = Set.of("QUEUED", "HELD", "PENDING_APPROVAL", "APPLYING");

  private static final PipeDefinition PIPE = pipe();

  @ParameterizedTest
  @MethodSource("statuses")
  void takesARecordThatIsOpened(String status) {
    assertThat(takes(record("INSERT", "change#1", Map.of("NewImage", status)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void takesARecordThatComesToAnotherStateAndNoneThatDoesNot(String to) throws IOException {
    for (String from : statuses()) {
      JsonObject record = record("MODIFY", "change#1", Map.of("OldImage", from, "NewImage", to));

      assertThat(takes(record))
          .as(from + " to " + to)
          .isEqualTo(LEFT.contains(from) && !from.equals(to));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"request#r", "head", "revision#1", "snapshot#ab", "waiting#1"})
  void leavesOutWhateverIsNoRecord(String entry) {
    assertThat(takes(record("INSERT", entry, Map.of("NewImage", "QUEUED")))).isFalse();
    assertThat(takes(record("MODIFY", entry, Map.of("OldImage", "QUEUED", "NewImage", "APPLIED"))))
        .isFalse();
  }

  @Test
  void saysOfAnEventThatItComesFromNothingOrFromAStateThatCanBeLeft() throws IOException {
    List<String> previous = new ArrayList<>(List.of(""));
    previous.addAll(LEFT);

    assertThat(values("previousStatus")).containsExactlyInAnyOrderElementsOf(previous);
  }

  @Test
  void leavesOutARecordThatIsDeletedByHand() {
    assertThat(takes(record("REMOVE", "change#1", Map.of("OldImage", "APPLIED")))).isFalse();
  }

  static List<String> statuses() throws IOException {
    return values("status");
  }

  /// That the schema knows of a member.
  private static List<String> values(String member) throws IOException {
    Path schema = PROJECT.resolve("docs/events.schema.json");
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(schema))) {
      return Json.createPointer("/$defs/change/properties/" + member + "/enum")
          .getValue(reader.readObject())
          .asJsonArray()
          .getValuesAs(JsonString::getString);
    }
  }

  private static boolean takes(JsonObject record) {
    return PIPE.filters().stream().map(EventPattern::new).anyMatch(p -> p.matches(record));
  }

  private static JsonObject record(String eventName, String entry, Map<String, String> images) {
    var dynamoDb =
        Json.createObjectBuilder()
            .add("Keys", Json.createObjectBuilder().add("entry", text(entry)));
    images.forEach(
        (image, status) ->
            dynamoDb.add(image, Json.createObjectBuilder().add("status", text(status))));
    return Json.createObjectBuilder().add("eventName", eventName).add("dynamodb", dynamoDb).build();
  }

  private static JsonObject text(String value) {
    return Json.createObjectBuilder().add("S", value).build();
  }

  private static PipeDefinition pipe() {
    Place place =
        new Place("eu-central-2", "000000000000", "poolkeeper", URI.create("http://localhost:1"));
    return StackDefinition.read(PROJECT.resolve("template.yaml"), place, Map.of())
        .pipes()
        .getFirst();
  }
}
