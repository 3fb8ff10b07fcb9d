package io.github.poolkeeper.core.plan;

import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.change.OnConflict;
import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Equivalence;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.RandomJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeWayTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}             | {"a":2}             | {"a":2}             | {"a":1}
          {"a":1}             | {"a":2}             | {"a":1}             | {"a":1}
          {"a":1}             | {"a":2}             | {"a":2,"b":3}       | {"a":1,"b":3}
          {"a":1,"b":1}       | {"a":2,"b":1}       | {"a":2,"b":3}       | {"a":1,"b":3}
          {"a":1,"b":1}       | {"a":2,"b":1}       | {"a":2}             | {"a":1}
          {}                  | {"a":1}             | {"a":1}             | {}
          {}                  | {"a":1}             | {}                  | {}
          {"a":1}             | {}                  | {}                  | {"a":1}
          {"a":null}          | {}                  | {}                  | {"a":null}
          {"s":{"a":1,"b":1}} | {"s":{"a":2,"b":1}} | {"s":{"a":2,"b":3}} | {"s":{"a":1,"b":3}}
          {"s":{}}            | {"s":{"a":1}}       | {"s":{"a":1}}       | {"s":{}}
          {"s":{}}            | {}                  | {}                  | {"s":{}}
          {}                  | {"s":{}}            | {"s":{}}            | {}
          {}                  | {"s":{"a":1}}       | {"s":{"a":1,"b":2}} | {"s":{"b":2}}
          {}                  | {"s":{"a":1,"c":1}} | {"s":{"a":1}}       | {}
          {}                  | {"s":{"t":{"a":1}}} | {"s":{"t":{"a":1},"b":2}} | {"s":{"b":2}}
          {"s":{"a":1}}       | {"s":{"a":1,"b":2}} | {}                  | {}
          {"s":{"t":{"a":1}}} | {"s":{"t":{"a":1,"b":2}}} | {}            | {}
          {"l":[1]}           | {"l":[1,2]}         | {"l":[1,2]}         | {"l":[1]}
          {"AutoVerifiedAttributes":["a"]} | {"AutoVerifiedAttributes":["a","b"]} | {"AutoVerifiedAttributes":["b","a"]} | {"AutoVerifiedAttributes":["a"]}
          """)
  void undoesWhatTheChangeDidAndKeepsWhatCameLater(
      String before, String after, String live, String result) {
    for (OnConflict onConflict : OnConflict.values()) {
      ThreeWay.Undone undone =
          ThreeWay.undo(object(before), object(after), object(live), onConflict);
      assertThat(undone.disagreements()).isEmpty();
      assertThat(undone.document()).isEqualTo(object(result));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}       | {"a":2}             | {"a":3}             | /a   | {"a":3}       | {"a":1}
          {"a":1,"b":1} | {"a":2,"b":2}       | {"a":3,"b":2}       | /a   | {"a":3,"b":1} | {"a":1,"b":1}
          {"a":1}       | {"a":2}             | {}                  | /a   | {}            | {"a":1}
          {"a":1}       | {}                  | {"a":2}             | /a   | {"a":2}       | {"a":1}
          {}            | {"a":1}             | {"a":2}             | /a   | {"a":2}       | {}
          {}            | {"s":{"a":1,"b":1}} | {"s":{"a":2,"b":1}} | /s/a | {"s":{"a":2}} | {}
          {"s":{"a":1}} | {"s":{"a":2}}       | {"s":{"a":3,"b":1}} | /s/a | {"s":{"a":3,"b":1}} | {"s":{"a":1,"b":1}}
          {"s":{"a":1}} | {"s":{"a":2}}       | {}                  | /s   | {}            | {"s":{"a":1}}
          {"s":{"a":1}} | {}                  | {"s":{"a":2}}       | /s   | {"s":{"a":2}} | {"s":{"a":1}}
          {"s":{"a":1}} | {"s":{"a":2}}       | {"s":"text"}        | /s   | {"s":"text"}  | {"s":{"a":1}}
          {"l":[1]}     | {"l":[1,2]}         | {"l":[2,1]}         | /l   | {"l":[2,1]}   | {"l":[1]}
          """)
  void settlesAConflictAsAsked(
      String before, String after, String live, String path, String skipped, String forced) {
    for (OnConflict onConflict : OnConflict.values()) {
      ThreeWay.Undone undone =
          ThreeWay.undo(object(before), object(after), object(live), onConflict);
      assertThat(undone.disagreements())
          .extracting(conflict -> conflict.path().toString())
          .containsExactly(path);
      assertThat(undone.document())
          .isEqualTo(object(onConflict == OnConflict.FORCE ? forced : skipped));
    }
  }

  @Test
  void saysWhatWasIsAndShouldHaveBeen() {
    assertThat(
            ThreeWay.undo(object("{}"), object("{\"a\":1}"), object("{\"a\":2}"), OnConflict.REFUSE)
                .disagreements())
        .containsExactly(
            new ThreeWay.Disagreement(
                Pointer.parse("/a"),
                Optional.empty(),
                Optional.of(JsonValues.value(1)),
                Optional.of(JsonValues.value(2))));
  }

  @Test
  void givesBeforeWhenNothingCameLater() {
    RandomJson documents = new RandomJson(new Random(1));
    for (int i = 0; i < 5_000; i++) {
      JsonObject before = documents.object(5);
      JsonObject after = documents.object(5);

      ThreeWay.Undone undone = ThreeWay.undo(before, after, after, OnConflict.REFUSE);
      assertThat(undone.disagreements()).isEmpty();
      assertThat(CanonicalJson.of(undone.document())).isEqualTo(CanonicalJson.of(before));
    }
  }

  @Test
  void doesNothingTwice() {
    RandomJson documents = new RandomJson(new Random(2));
    for (int i = 0; i < 5_000; i++) {
      JsonObject before = documents.object(5);

      ThreeWay.Undone undone =
          ThreeWay.undo(before, documents.object(5), before, OnConflict.REFUSE);
      assertThat(undone.disagreements()).isEmpty();
      assertThat(CanonicalJson.of(undone.document())).isEqualTo(CanonicalJson.of(before));
    }
  }

  @Test
  void keepsLaterChangesOfOtherSettings() {
    Random random = new Random(3);
    RandomJson documents = new RandomJson(random);
    for (int i = 0; i < 5_000; i++) {
      JsonObject before = documents.object(4);
      JsonObject after = documents.object(4);
      List<Difference> change = Difference.between(before, after, Equivalence.EXACT);
      List<Difference> later =
          Difference.between(after, documents.object(4), Equivalence.EXACT).stream()
              .filter(d -> change.stream().noneMatch(c -> c.path().overlaps(d.path())))
              .toList();

      ThreeWay.Undone undone =
          ThreeWay.undo(before, after, applied(after, later), OnConflict.REFUSE);
      assertThat(undone.disagreements()).isEmpty();
      assertThat(CanonicalJson.of(undone.document()))
          .isEqualTo(CanonicalJson.of(applied(before, later)));
    }
  }

  @Test
  void restoresEverySettingThatTheChangeTouchedWhenForced() {
    RandomJson documents = new RandomJson(new Random(4));
    for (int i = 0; i < 5_000; i++) {
      JsonObject before = documents.object(3);
      JsonObject after = documents.object(3);
      JsonObject result =
          ThreeWay.undo(before, after, documents.object(3), OnConflict.FORCE).document();

      for (Difference touched : Difference.between(before, after, Equivalence.EXACT)) {
        if (touched.before().isPresent() && !(touched.before().get() instanceof JsonObject)) {
          assertThat(touched.path().in(result).orElseThrow())
              .matches(v -> Equivalence.EXACT.same(touched.path(), v, touched.before().get()));
        }
      }
    }
  }

  private static JsonObject applied(JsonObject document, List<Difference> differences) {
    JsonObject result = document;
    for (Difference difference : differences) {
      result = difference.applyTo(result);
    }
    return result;
  }
}
