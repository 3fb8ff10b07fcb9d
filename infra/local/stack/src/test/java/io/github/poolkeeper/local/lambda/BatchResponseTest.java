package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchResponseTest {

  private static final List<SqsMessage> BATCH =
      Stream.of("a", "b", "c")
          .map(id -> JsonText.PROVIDER.createObjectBuilder().add("MessageId", id).build())
          .map(SqsMessage::new)
          .toList();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``                                                                         | abc",
        "null                                                                       | abc",
        "{}                                                                         | abc",
        "{\"batchItemFailures\":null}                                               | abc",
        "{\"batchItemFailures\":[]}                                                 | abc",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}                       | ac",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"c\"}]} | a",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"d\"}]}                       | ``",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}                        | ``",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}                        | ``",
        "{\"batchItemFailures\":[{\"messageId\":\"b\"}]}                            | ``",
        "{\"batchItemFailures\":[\"b\"]}                                            | ``",
        "{\"batchItemFailures\":\"b\"}                                              | ``",
        "no JSON                                                                    | ``",
      })
  void followsTheRulesOfPartialBatchResponses(String payload, String done) {
    assertThat(ids(new Succeeded(payload.getBytes(UTF_8)))).isEqualTo(done);
  }

  @Test
  void failsTheWholeBatchWithTheInvocation() {
    assertThat(ids(new Failed("{}".getBytes(UTF_8)))).isEmpty();
    assertThat(ids(new TimedOut())).isEmpty();
  }

  private static String ids(Invocation invocation) {
    return BatchResponse.done(BATCH, invocation).stream()
        .map(SqsMessage::id)
        .collect(Collectors.joining());
  }
}
