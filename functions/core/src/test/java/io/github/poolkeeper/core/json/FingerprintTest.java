package io.github.poolkeeper.core.json;

import static io.github.poolkeeper.core.json.JsonLiteral.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @Test
  void isTheSha256OfTheCanonicalForm() {
    // printf '{}' | sha256sum
    assertThat(Fingerprint.of(json("{ }")))
        .hasToString("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void isTheSameForWhatMeansTheSame() {
    assertThat(Fingerprint.of(json("{\"b\":1.0,\"a\":[]}")))
        .isEqualTo(Fingerprint.of(json("{\"a\":[],\"b\":1}")))
        .isNotEqualTo(Fingerprint.of(json("{\"a\":{},\"b\":1}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "44136F", "g4136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"})
  void isSixtyFourHexDigits(String text) {
    assertThatThrownBy(() -> new Fingerprint(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
