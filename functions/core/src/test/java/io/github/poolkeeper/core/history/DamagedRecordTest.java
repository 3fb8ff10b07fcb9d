package io.github.poolkeeper.core.history;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A record in which somebody has written something else in a member's place, in any.
class DamagedRecordTest {
  private static final JsonObject OTHERS = object("{\"1\": 0, \"2\": \"\", \"3\": {}, \"4\": []}");

  @ParameterizedTest
  @MethodSource("records")
  void isShownOrCannotBeRead(ChangeRecord record) {
    JsonObject stored = JsonText.parse(CanonicalJson.of(RecordCodec.encode(record))).asJsonObject();
    places("", stored)
        .map(Json::createPointer)
        .flatMap(place -> damaged(place, stored))
        .forEach(
            damaged ->
                read(damaged)
                    .ifPresent(
                        one ->
                            assertThatCode(() -> show(one))
                                .as(damaged::toString)
                                .doesNotThrowAnyException()));
  }

  static Stream<ChangeRecord> records() {
    return Stream.concat(
        Records.causes().map(cause -> Records.record(cause, Records.newer())),
        Records.states()
            .map(state -> Records.record(Records.causes().findFirst().orElseThrow(), state)));
  }

  private static Stream<JsonObject> damaged(JsonPointer place, JsonObject stored) {
    return Stream.concat(
        Stream.of(place.remove(stored)),
        OTHERS.values().stream().map(other -> place.replace(stored, other)));
  }

  private static Optional<ChangeRecord> read(JsonObject damaged) {
    try {
      return Optional.of(RecordCodec.decode(damaged));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static void show(ChangeRecord record) {
    RecordJson.full(record, Map.of());
    ChangeRow.of(record, Map.of(), Optional.empty(), List.of()).json();
    Waiting.of(record);
    GivenAnswer.of(record);
    Notice.of(record);
  }

  private static Stream<String> places(String at, JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          object.entrySet().stream()
              .flatMap(one -> within(at + "/" + Json.encodePointer(one.getKey()), one.getValue()));
      case JsonArray array ->
          IntStream.range(0, array.size()).boxed().flatMap(i -> within(at + "/" + i, array.get(i)));
      default -> Stream.of();
    };
  }

  private static Stream<String> within(String place, JsonValue value) {
    return Stream.concat(Stream.of(place), places(place, value));
  }
}
