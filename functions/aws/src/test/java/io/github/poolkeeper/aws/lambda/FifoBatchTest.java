package io.github.poolkeeper.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FifoBatchTest {
  private final List<String> tried = new ArrayList<>();
  private final RecordingContext context = new RecordingContext();

  @Test
  void reportsNothingWhenAllIsDone() {
    assertThat(process("a1", "b1")).isEmpty();
  }

  @Test
  void leavesTheRestOfAGroupAloneOnceOneIsNotDone() {
    assertThat(process("a1", "a2-again", "b1", "a3", "b2")).containsExactly("a2-again", "a3");
    assertThat(tried).containsExactly("a1", "a2-again", "b1", "b2");
  }

  @Test
  void treatsAnExceptionAsNotDoneAndLogsItOnce() {
    assertThat(process("a1-throws", "a2", "b1")).containsExactly("a1-throws", "a2");
    assertThat(context.log()).hasSize(2);
    assertThat(context.log().getFirst()).contains("a1-throws", "broken", "\"Exceptions\":1");
  }

  private List<String> process(String... ids) {
    SQSEvent event = new SQSEvent();
    event.setRecords(java.util.Arrays.stream(ids).map(FifoBatchTest::message).toList());
    SQSBatchResponse response =
        FifoBatch.process(
            event,
            message ->
                LogLine.of("test", context, InstantSource.system())
                    .with("message", message.getMessageId()),
            this::handle);
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private boolean handle(SQSMessage message, LogLine line) {
    tried.add(message.getMessageId());
    if (message.getMessageId().endsWith("throws")) {
      throw new IllegalStateException("broken");
    }
    return !message.getMessageId().endsWith("again");
  }

  private static SQSMessage message(String id) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setAttributes(Map.of("MessageGroupId", id.substring(0, 1)));
    return message;
  }
}
