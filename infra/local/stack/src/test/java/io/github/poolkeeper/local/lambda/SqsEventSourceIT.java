package io.github.poolkeeper.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsEventSourceIT {

  private static final LambdaFunction BATCH =
      LambdaFunction.start(SampleFunctions.spec(BatchHandler.class));

  @AfterAll
  static void close() {
    BATCH.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ok ok ok, receipt-0 receipt-1 receipt-2",
    "ok fail ok, receipt-0 receipt-2",
    "fail fail, ''",
    "ok unknown ok, ''",
    "ok throw ok, ''",
  })
  void deletesWhatIsDone(String bodies, String deleted) throws Exception {
    try (var sqs = new FakeSqs();
        var _ = SqsEventSource.start(settings(sqs), BATCH, _ -> Optional.empty())) {
      sqs.nextReceiveRequest();
      sqs.send(bodies.split(" "));
      sqs.nextReceiveRequest();
      List<String> receipts = Arrays.stream(deleted.split(" ")).filter(r -> !r.isEmpty()).toList();
      assertThat(sqs.deleted()).isEqualTo(receipts);
    }
  }

  @Test
  void asksForABatchWithAllAttributesAndWaits() throws Exception {
    try (var sqs = new FakeSqs();
        var _ = SqsEventSource.start(settings(sqs), BATCH, _ -> Optional.empty())) {
      JsonObject request = sqs.nextReceiveRequest();
      assertThat(request.getString("QueueUrl")).isEqualTo("http://queues/changes.fifo");
      assertThat(request.getInt("MaxNumberOfMessages")).isEqualTo(3);
      assertThat(request.getInt("WaitTimeSeconds")).isEqualTo(20);
      assertThat(request.get("MessageSystemAttributeNames")).hasToString("[\"All\"]");
      assertThat(request.get("MessageAttributeNames")).hasToString("[\"All\"]");
    }
  }

  @Test
  void keepsPollingWhenTheQueueIsInTrouble() throws Exception {
    try (var sqs = new FakeSqs()) {
      sqs.failNext(1);
      sqs.send("ok");
      try (var _ = SqsEventSource.start(settings(sqs), BATCH, _ -> Optional.empty())) {
        sqs.nextReceiveRequest();
        sqs.nextReceiveRequest();
        sqs.nextReceiveRequest();
        assertThat(sqs.deleted()).containsExactly("receipt-0");
      }
    }
  }

  private static SqsEventSource.Settings settings(FakeSqs sqs) {
    return new SqsEventSource.Settings(
        sqs.endpoint(),
        "http://queues/changes.fifo",
        "arn:aws:sqs:eu-central-1:000000000000:changes.fifo",
        3,
        1,
        "eu-central-1");
  }
}
