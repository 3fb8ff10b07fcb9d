package io.github.poolkeeper.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"userPoolId":"a","change":{"x":1.0e2}} | {"requestId":"letter","userPoolId":"a","change":{"x":1.0e2}}
          {"change":{"requestId":"inside"}}       | {"requestId":"letter","change":{"requestId":"inside"}}
          {"requestId":"own","change":{}}         | {"requestId":"own","change":{}}
          {"userPoolId":"a","changeId":"c"}       | {"userPoolId":"a","changeId":"c"}
          {}                                      | {}
          [{"a":1}]                               | [{"a":1}]
          {"a":                                   | {"a":
          """)
  void aRequestWithoutAnIdKeepsTheOneThatItHad(String body, String sentBack) {
    var letter =
        new DeadLetter(
            Json.createObjectBuilder().add("MessageId", "letter").add("Body", body).build());

    assertThat(letter.body()).isEqualTo(sentBack);
  }
}
