package io.github.poolkeeper.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqsEventsTest {
  @Test
  void readsWhatLambdaSends() throws IOException {
    try (InputStream event =
        Files.newInputStream(Path.of("../../events/lambda/apply-sqs-event.json"))) {
      SQSMessage message = SqsEvents.read(event).getRecords().getFirst();

      assertThat(message.getMessageId()).isNotBlank();
      assertThat(message.getReceiptHandle()).isNotBlank();
      assertThat(message.getBody()).contains("changeId");
      assertThat(message.getAttributes())
          .containsEntry("ApproximateReceiveCount", "1")
          .containsKeys("MessageGroupId", "SenderId");
    }
  }

  @Test
  void writesWhatLambdaWants() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    SqsEvents.write(new SQSBatchResponse(List.of(new BatchItemFailure("m1"))), out);

    assertThat(out.toString(UTF_8))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
  }
}
