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
          {"requestId":"a","taskToken":"t"}       | {"requestId":"a"}
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

  /// What came with it may be made up; the sender is what SQS has verified.
  @ParameterizedTest
  @CsvSource({
    "'', AIDA1, AIDA1",
    "AIDAMADEUP, AROA1:ines, AIDAMADEUP AROA1:ines",
  })
  void countsWhoSentItBefore(String before, String sender, String earlier) {
    var message =
        Json.createObjectBuilder()
            .add("MessageId", "letter")
            .add("Body", "{}")
            .add(
                "Attributes",
                Json.createObjectBuilder().add("MessageGroupId", "g").add("SenderId", sender));
    if (!before.isEmpty()) {
      message.add(
          "MessageAttributes",
          Json.createObjectBuilder()
              .add(
                  "earlierSenders",
                  Json.createObjectBuilder().add("DataType", "String").add("StringValue", before))
              .add(
                  "other",
                  Json.createObjectBuilder().add("DataType", "String").add("StringValue", "x")));
    }

    var attributes =
        new DeadLetter(message.build()).request().build().getJsonObject("MessageAttributes");

    assertThat(attributes).hasSize(1);
    assertThat(attributes.getJsonObject("earlierSenders").getString("StringValue"))
        .isEqualTo(earlier);
  }
}
