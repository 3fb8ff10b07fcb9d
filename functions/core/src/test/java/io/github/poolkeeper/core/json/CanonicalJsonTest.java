package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  /// RFC 8785, section 3.2.2: the numbers, the literals and the escapes.
  @Test
  void writesTheRfcsDocument() {
    assertThat(
            CanonicalJson.of(
                json(
                    """
                    {
                      "numbers": [333333333.3333333, 1E30, 4.50, 2e-3,
                                  0.000000000000000000000000001],
                      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                      "literals": [null, true, false]
                    }
                    """)))
        .isEqualTo(
            """
            {"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
            "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}""");
  }

  /// RFC 8785, section 3.2.3: by UTF-16 code units, so the smiley comes before U+FB33.
  @Test
  void sortsMembersByUtf16CodeUnits() {
    assertThat(
            CanonicalJson.of(
                json(
                    """
                    {"\\u20ac": "Euro Sign", "\\r": "Carriage Return",
                     "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                     "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                     "\\u00f6": "Latin Small Letter O With Diaeresis"}
                    """)))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void sortsNestedMembersAndKeepsListsInOrder() {
    assertThat(CanonicalJson.of(json("[ {\"b\": {\"d\": 1, \"c\": 2}, \"a\": []}, 2, 1, {} ]")))
        .isEqualTo("[{\"a\":[],\"b\":{\"c\":2,\"d\":1}},2,1,{}]");
  }

  @Test
  void escapesControlCharactersAndNothingElse() {
    StringBuilder all = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      all.append(c);
      expected.append(
          switch (c) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> String.format("\\u%04x", (int) c);
          });
    }
    String plain = "\u007f\u2028\u2029/<>&'é日😀";

    assertThat(CanonicalJson.of(JsonValues.value(all + plain)))
        .isEqualTo("\"" + expected + plain + "\"");
  }

  @Test
  void keepsUnpairedSurrogates() {
    String text = "\ud83d a\ude00 \ude00\ud83d 😀\ud83d";
    String canonical = CanonicalJson.of(JsonValues.value(text));

    assertThat(canonical).isEqualTo("\"\\ud83d a\\ude00 \\ude00\\ud83d 😀\\ud83d\"");
    assertThat(json(canonical)).isEqualTo(JsonValues.value(text));
  }

  @Test
  void isInUtf8() {
    assertThat(CanonicalJson.bytes(json("\"é\"")))
        .isEqualTo("\"é\"".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void meansTheSameAsTheDocument() {
    RandomJson documents = new RandomJson(new Random(8785));
    for (int i = 0; i < 5_000; i++) {
      var document = documents.value(5);
      String canonical = CanonicalJson.of(document);
      assertThat(Equivalence.EXACT.same(Pointer.ROOT, json(canonical), document)).isTrue();
      assertThat(CanonicalJson.of(json(canonical))).isEqualTo(canonical);
      assertThat(CanonicalJson.of(json(document.toString()))).isEqualTo(canonical);
    }
  }
}
