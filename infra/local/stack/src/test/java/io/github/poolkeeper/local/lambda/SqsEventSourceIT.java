package io.github.poolkeeper.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource({
    "ok fail ok,  0, '',                                  ",
    "ok throw ok, 0, receipt-2=0 receipt-1=0 receipt-0=0, ",
    "ok fail ok,  ,  receipt-1=5,                         5",
    "ok throw ok, ,  '',                                  5",
  })
  void givesBackWhatIsLeftAsItIsTold(
      String bodies, @Nullable Integer failed, String givenBack, @Nullable Integer reported)
      throws Exception {
    var redelivery = new Redelivery(seconds(failed), seconds(reported));
    try (var sqs = new FakeSqs();
        var _ = SqsEventSource.start(settings(sqs, redelivery), BATCH, _ -> Optional.empty())) {
      sqs.nextReceiveRequest();
      sqs.send(bodies.split(" "));
      sqs.nextReceiveRequest();
      assertThat(String.join(" ", sqs.givenBack())).isEqualTo(givenBack);
    }
  }

  private static Optional<Duration> seconds(@Nullable Integer seconds) {
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }

  @Test
  void doesNotReadAQueueThatGivesOutWhatIsBeingWorkedOn() throws Exception {
    try (var sqs = new FakeSqs(Duration.ofSeconds(19))) {
      assertThatThrownBy(() -> SqsEventSource.start(settings(sqs), BATCH, _ -> Optional.empty()))
          .hasMessageContaining("visibility timeout of PT19S");
    }
  }

  private static SqsEventSource.Settings settings(FakeSqs sqs) {
    return settings(sqs, Redelivery.asOnAws());
  }

  private static SqsEventSource.Settings settings(FakeSqs sqs, Redelivery redelivery) {
    return new SqsEventSource.Settings(
        SampleQueue.at(sqs.endpoint(), "http://queues/changes.fifo"),
        SampleQueue.REGION,
        3,
        1,
        redelivery);
  }
}
