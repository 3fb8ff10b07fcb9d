package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqsEventTest {

  private static final String ARN = "arn:aws:sqs:eu-central-1:000000000000:change-requests.fifo";

  private static final SqsMessage MESSAGE =
      new SqsMessage(
          json(
              """
              {
                "MessageId": "m1",
                "ReceiptHandle": "r1",
                "MD5OfBody": "b1",
                "Body": "{\\"reason\\": \\"語\\"}",
                "Attributes": {
                  "ApproximateReceiveCount": "2",
                  "SentTimestamp": "1800000000000",
                  "SenderId": "unknown",
                  "MessageGroupId": "eu-central-1_a",
                  "SequenceNumber": "17"
                },
                "MD5OfMessageAttributes": "a1",
                "MessageAttributes": {
                  "violations": {"StringValue": "[]", "DataType": "String"},
                  "hash": {"BinaryValue": "AQI=", "DataType": "Binary"}
                }
              }
              """));

  @Test
  void looksAsLambdaMakesIt() {
    var event = new SqsEvent(ARN, "eu-central-1", _ -> Optional.empty());
    assertThat((Object) event.of(List.of(MESSAGE)))
        .isEqualTo(
            json(
                """
                {
                  "Records": [
                    {
                      "messageId": "m1",
                      "receiptHandle": "r1",
                      "body": "{\\"reason\\": \\"語\\"}",
                      "attributes": {
                        "ApproximateReceiveCount": "2",
                        "SentTimestamp": "1800000000000",
                        "SenderId": "unknown",
                        "MessageGroupId": "eu-central-1_a",
                        "SequenceNumber": "17"
                      },
                      "messageAttributes": {
                        "violations": {
                          "stringListValues": [],
                          "binaryListValues": [],
                          "stringValue": "[]",
                          "dataType": "String"
                        },
                        "hash": {
                          "stringListValues": [],
                          "binaryListValues": [],
                          "binaryValue": "AQI=",
                          "dataType": "Binary"
                        }
                      },
                      "md5OfBody": "b1",
                      "md5OfMessageAttributes": "a1",
                      "eventSource": "aws:sqs",
                      "eventSourceARN": "%s",
                      "awsRegion": "eu-central-1"
                    }
                  ]
                }
                """
                    .formatted(ARN)));
  }

  @Test
  void namesTheVerifiedSenderWhereItIsKnown() {
    var event = new SqsEvent(ARN, "eu-central-1", id -> Optional.of("AIDALOCAL-" + id));
    JsonObject attributes =
        event.of(List.of(MESSAGE)).getValue("/Records/0/attributes").asJsonObject();
    assertThat(attributes.getString("SenderId")).isEqualTo("AIDALOCAL-m1");
    assertThat(attributes.getString("ApproximateReceiveCount")).isEqualTo("2");
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text.getBytes(UTF_8)).asJsonObject();
  }
}
