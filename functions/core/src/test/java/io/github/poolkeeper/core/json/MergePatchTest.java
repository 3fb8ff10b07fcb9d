package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static io.github.poolkeeper.core.json.JsonLiteral.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  /// RFC 7396, appendix A.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"b"}           | {"a":"c"}                  | {"a":"c"}
          {"a":"b"}           | {"b":"c"}                  | {"a":"b","b":"c"}
          {"a":"b"}           | {"a":null}                 | {}
          {"a":"b","b":"c"}   | {"a":null}                 | {"b":"c"}
          {"a":["b"]}         | {"a":"c"}                  | {"a":"c"}
          {"a":"c"}           | {"a":["b"]}                | {"a":["b"]}
          {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}   | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}   | {"a":[1]}                  | {"a":[1]}
          ["a","b"]           | ["c","d"]                  | ["c","d"]
          {"a":"b"}           | ["c"]                      | ["c"]
          {"a":"foo"}         | null                       | null
          {"a":"foo"}         | "bar"                      | "bar"
          {"e":null}          | {"a":1}                    | {"e":null,"a":1}
          [1,2]               | {"a":"b","c":null}         | {"a":"b"}
          {}                  | {"a":{"bb":{"ccc":null}}}  | {"a":{"bb":{}}}
          """)
  void mergesAsTheRfcsTable(String original, String patch, String result) {
    assertThat(MergePatch.apply(json(original), json(patch))).isEqualTo(json(result));
  }

  /// RFC 7396, section 3.
  @Test
  void mergesTheRfcsDocument() {
    assertThat(
            MergePatch.apply(
                object(
                    """
                    {"title": "Goodbye!",
                     "author": {"givenName": "John", "familyName": "Doe"},
                     "tags": ["example", "sample"],
                     "content": "This will be unchanged"}
                    """),
                object(
                    """
                    {"title": "Hello!",
                     "phoneNumber": "+01-123-456-7890",
                     "author": {"familyName": null},
                     "tags": ["example"]}
                    """)))
        .isEqualTo(
            object(
                """
                {"title": "Hello!",
                 "author": {"givenName": "John"},
                 "tags": ["example"],
                 "content": "This will be unchanged",
                 "phoneNumber": "+01-123-456-7890"}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":[null,{"b":null}]} | {"c":1}             | {"a":[null,{"b":null}],"c":1}
          {"c":1}                 | {"a":[{"b":null}]}  | {"c":1,"a":[{"b":null}]}
          {"a":{"b":1}}           | {"a":{}}            | {"a":{"b":1}}
          {"a":1}                 | {"a":{"b":{"c":2}}} | {"a":{"b":{"c":2}}}
          {"a":{"b":1}}           | {"a":{"b":false}}   | {"a":{"b":false}}
          """)
  void keepsNullInListsAndReplacesScalarsByObjects(String original, String patch, String result) {
    assertThat(MergePatch.apply(json(original), json(patch))).isEqualTo(json(result));
  }

  @Test
  void changesNothingWhenAppliedAgain() {
    RandomJson documents = new RandomJson(new Random(7396));
    for (int i = 0; i < 5_000; i++) {
      var patch = documents.object(4);
      var merged = MergePatch.apply(documents.object(4), patch);
      assertThat(MergePatch.apply(merged, patch)).isEqualTo(merged);
    }
  }
}
