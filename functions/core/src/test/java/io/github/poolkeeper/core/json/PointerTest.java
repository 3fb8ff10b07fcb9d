package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {
  /// The document of RFC 6901, section 5.
  private static final JsonValue DOCUMENT =
      json(
          """
          {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5,
           "k\\"l": 6, " ": 7, "m~n": 8}
          """);

  /// RFC 6901, section 5.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "/foo![\"bar\", \"baz\"]",
        "/foo/0!\"bar\"",
        "/!0",
        "/a~1b!1",
        "/c%d!2",
        "/e^f!3",
        "/g|h!4",
        "/i\\j!5",
        "/k\"l!6",
        "/ !7",
        "/m~0n!8"
      })
  void findsWhatTheRfcsExamplesPointAt(String pointer, String value) {
    assertThat(Pointer.parse(pointer).in(DOCUMENT)).contains(json(value));
    assertThat(Pointer.parse(pointer)).hasToString(pointer);
  }

  @Test
  void pointsAtTheWholeDocumentWhenEmpty() {
    assertThat(Pointer.parse("").in(DOCUMENT)).contains(DOCUMENT);
    assertThat(Pointer.parse("")).isEqualTo(Pointer.ROOT).hasToString("");
  }

  /// RFC 6901, section 4: `~01` is `~1`, not `/`.
  @Test
  void unescapesSlashesBeforeTildes() {
    assertThat(Pointer.parse("/~01")).isEqualTo(Pointer.ROOT.child("~1")).hasToString("/~01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "#/foo", "/~", "/a~2b", "/a/~"})
  void refusesWhatIsNoPointer(String text) {
    assertThatThrownBy(() -> Pointer.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bar",
        "/foo/2",
        "/foo/-",
        "/foo/00",
        "/foo/01",
        "/foo/-1",
        "/foo/1e0",
        "/foo/4294967296",
        "/foo/0/0",
        "//0",
        "/foo/"
      })
  void findsNothingWhereNothingIs(String pointer) {
    assertThat(Pointer.parse(pointer).in(DOCUMENT)).isEmpty();
  }

  @Test
  void findsNullWhereNullStands() {
    assertThat(Pointer.parse("/a").in(object("{\"a\":null}"))).contains(JsonValue.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                | /a     | {"a":1}
          {"a":0}           | /a     | {"a":1}
          {"a":{"x":0}}     | /a/b   | {"a":{"x":0,"b":1}}
          {}                | /a/b/c | {"a":{"b":{"c":1}}}
          {"a":"text"}      | /a/b   | {"a":{"b":1}}
          {"x":{"a~b":0}}   | /x/a~0b | {"x":{"a~b":1}}
          """)
  void setsAValueAndMakesObjectsOnTheWay(String document, String pointer, String result) {
    assertThat(Pointer.parse(pointer).set(object(document), JsonValues.value(1)))
        .isEqualTo(object(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,"b":2}     | /a     | {"b":2}
          {"a":null}        | /a     | {}
          {"a":{"b":1}}     | /a/b   | {"a":{}}
          {"a":{"b":1}}     | /a/c   | {"a":{"b":1}}
          {"a":1}           | /b/c   | {"a":1}
          {"a":"text"}      | /a/b   | {"a":"text"}
          {"a":[1,2]}       | /a/0   | {"a":[1,2]}
          {"a":[{"b":1}]}   | /a/0/b | {"a":[{"b":1}]}
          """)
  void removesMembersAndLeavesListsWhole(String document, String pointer, String result) {
    assertThat(Pointer.parse(pointer).remove(object(document))).isEqualTo(object(result));
  }

  @Test
  void setsNothingWithinAList() {
    assertThatThrownBy(() -> Pointer.parse("/a/0").set(object("{\"a\":[1]}"), JsonValue.TRUE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/a");
  }

  @Test
  void putsAValueOrTakesItAway() {
    Pointer a = Pointer.parse("/a");

    assertThat(a.put(object("{}"), Optional.of(JsonValue.NULL))).isEqualTo(object("{\"a\":null}"));
    assertThat(a.put(object("{\"a\":null}"), Optional.empty())).isEqualTo(object("{}"));
  }

  @Test
  void cannotReplaceTheRootWithinItself() {
    assertThatThrownBy(() -> Pointer.ROOT.set(object("{}"), JsonValue.TRUE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(Pointer.ROOT::parent).isInstanceOf(IllegalStateException.class);
    assertThat(Pointer.ROOT.remove(object("{\"a\":1}"))).isEqualTo(object("{\"a\":1}"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a, true, true",
    "/a, /a/b, false, true",
    "/a, /a, true, true",
    "/ab, /a, false, false",
    "/a/b, /a/c, false, false"
  })
  void liesInAnotherBySegments(String one, String other, boolean starts, boolean overlaps) {
    assertThat(Pointer.parse(one).startsWith(Pointer.parse(other))).isEqualTo(starts);
    assertThat(Pointer.parse(one).overlaps(Pointer.parse(other))).isEqualTo(overlaps);
  }

  @Test
  void isMadeOfItsParentAndAName() {
    Pointer pointer = Pointer.parse("/a/b");

    assertThat(pointer.parent().child("b")).isEqualTo(pointer);
    assertThat(Pointer.parse("/a").append(Pointer.parse("/b"))).isEqualTo(pointer);
    assertThat(new Pointer(List.of("a", "b"))).isEqualTo(pointer);
  }
}
