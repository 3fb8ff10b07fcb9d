package io.github.poolkeeper.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.json.CanonicalJson;
import io.github.poolkeeper.core.json.JsonText;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecTest {
  @ParameterizedTest
  @MethodSource("requests")
  void readsWhatItWrote(ChangeRequest request) {
    String text = CanonicalJson.of(RequestCodec.encode(request));

    assertThat(RequestCodec.decode(JsonText.parse(text).asJsonObject())).isEqualTo(request);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void writesAMessage(ChangeRequest request) {
    String message = RequestCodec.encode(request).toString();

    assertThat(RequestMessage.read(message, new RequestId("other")).parsed())
        .isEqualTo(new Parsed.Valid(request));
  }

  static Stream<ChangeRequest> requests() {
    return ChangeRequests.all();
  }
}
