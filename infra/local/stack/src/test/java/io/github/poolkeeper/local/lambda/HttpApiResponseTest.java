package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.poolkeeper.local.lambda.HttpApi.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiResponseTest {

  @Test
  void carriesStatusHeadersCookiesAndBody() {
    Answer answer =
        parse(
            """
            {
              "statusCode": 202,
              "headers": {"Location": "/user-pools/a/changes/b", "Retry-After": 5},
              "multiValueHeaders": null,
              "cookies": ["a=1", "b=2"],
              "body": "{\\"changeId\\":\\"語\\"}",
              "isBase64Encoded": false
            }
            """);
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers())
        .containsOnly(
            entry("location", "/user-pools/a/changes/b"),
            entry("retry-after", "5"),
            entry("content-type", "text/plain;charset=utf-8"));
    assertThat(answer.cookies()).containsExactly("a=1", "b=2");
    assertThat(answer.body()).asString(UTF_8).isEqualTo("{\"changeId\":\"語\"}");
  }

  @Test
  void keepsTheContentTypeOfTheFunction() {
    Answer answer =
        parse("{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/problem+json\"}}");
    assertThat(answer.headers()).containsOnly(entry("content-type", "application/problem+json"));
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void decodesABinaryBody() {
    Answer answer = parse("{\"statusCode\":200,\"body\":\"AQID\",\"isBase64Encoded\":true}");
    assertThat(answer.body()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "[1,2]", "\"text\"", "null", "{}"})
  void takesAnAnswerWithoutStatusAsTheBody(String payload) {
    Answer answer = parse(payload);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsOnly(entry("content-type", "application/json"));
    assertThat(answer.body()).asString(UTF_8).isEqualTo(payload.replace("\"text\"", "text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "",
        "{\"statusCode\":null}",
        "{\"statusCode\":\"fine\"}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":200,\"body\":{\"a\":1}}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"body\":\"%%%\",\"isBase64Encoded\":true}",
      })
  void doesNotUnderstandAnythingElse(String payload) {
    assertThat(HttpApiResponse.parse(payload.getBytes(UTF_8))).isEmpty();
  }

  private static Answer parse(String payload) {
    return HttpApiResponse.parse(payload.getBytes(UTF_8)).orElseThrow();
  }
}
