package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTest {
  private static final List<Optional<JsonValue>> EASILY_CONFUSED =
      List.of(
          Optional.empty(),
          Optional.of(JsonValue.NULL),
          Optional.of(JsonValue.EMPTY_JSON_OBJECT),
          Optional.of(JsonValue.EMPTY_JSON_ARRAY),
          Optional.of(JsonValue.FALSE),
          Optional.of(JsonValues.value("")),
          Optional.of(JsonValues.value(0)));

  @ParameterizedTest
  @MethodSource("pairs")
  void keepsAbsentNullAndEmptyApart(Optional<JsonValue> before, Optional<JsonValue> after) {
    Pointer path = Pointer.parse("/a");
    List<Difference> expected =
        before.equals(after) ? List.of() : List.of(new Difference(path, before, after));

    assertThat(
            Difference.between(
                path.put(JsonValue.EMPTY_JSON_OBJECT, before),
                path.put(JsonValue.EMPTY_JSON_OBJECT, after),
                Equivalence.EXACT))
        .isEqualTo(expected);
  }

  static Stream<Arguments> pairs() {
    return EASILY_CONFUSED.stream()
        .flatMap(a -> EASILY_CONFUSED.stream().map(b -> Arguments.of(a, b)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"b":1,"c":2}} | {"a":{"b":9,"c":2}}  | /a/b
          {"a":[1,2]}         | {"a":[2,1]}          | /a
          {"a":{"b":1}}       | {"a":[1]}            | /a
          {"a":{"b":1}}       | {}                   | /a
          {"a":{}}            | {"a":{"b":{"c":1}}}  | /a/b
          {"a/b":1,"m~n":1}   | {"a/b":2,"m~n":2}    | /a~1b /m~0n
          {"z":1,"a":1}       | {"z":2,"b":1}        | /a /b /z
          {"a":1}             | {"a":1.0}            | ``
          {"a":"1"}           | {"a":1}              | /a
          {"a":1,"b":2}       | {"b":2,"a":1}        | ``
          """)
  void namesTheInnermostPlaces(String before, String after, String paths) {
    assertThat(Difference.between(object(before), object(after), Equivalence.EXACT))
        .extracting(difference -> difference.path().toString())
        .containsExactly(paths.isEmpty() ? new String[0] : paths.split(" "));
  }

  @Test
  void leavesItToTheEquivalenceWhatCountsAsTheSame() {
    assertThat(
            Difference.between(object("{\"a\":[1]}"), object("{\"a\":[2]}"), (path, a, b) -> true))
        .isEmpty();
  }

  @Test
  void giveAfterWhenAppliedToBeforeInAnyOrder() {
    Random random = new Random(42);
    RandomJson documents = new RandomJson(random);
    for (int i = 0; i < 10_000; i++) {
      JsonObject before = documents.object(5);
      JsonObject after = documents.object(5);
      List<Difference> differences =
          new ArrayList<>(Difference.between(before, after, Equivalence.EXACT));
      Collections.shuffle(differences, random);

      JsonObject result = before;
      for (Difference difference : differences) {
        result = difference.applyTo(result);
      }
      assertThat(CanonicalJson.of(result)).isEqualTo(CanonicalJson.of(after));
    }
  }

  @Test
  void areNoneBetweenADocumentAndItself() {
    RandomJson documents = new RandomJson(new Random(43));
    for (int i = 0; i < 1_000; i++) {
      JsonObject document = documents.object(5);
      assertThat(Difference.between(document, document, Equivalence.EXACT)).isEmpty();
    }
  }
}
