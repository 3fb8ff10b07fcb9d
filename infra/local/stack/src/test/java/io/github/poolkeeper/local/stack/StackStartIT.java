package io.github.poolkeeper.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What would fail a deployment fails the start.
class StackStartIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stack.NoteHandler      | stack.NotHandler   | NotHandler
          VisibilityTimeout: 60  | VisibilityTimeout: 5 | its visibility timeout is less than the function's timeout
          BatchSize: 5           | BatchSize: 11      | at most 10
          "sqs:*"                | "sqs:SendMessage"  | does not allow sqs:ReceiveMessage
          CodeUri: code          | CodeUri: other.jar | there is no
          AttributeName: id, KeyType | AttributeName: ID, KeyType | CreateTable
          !GetAtt DeadLetterQueue.Arn, max | "arn:aws:sqs:us-east-1:0:x.fifo", max | CreateQueue
          """)
  void refusesATemplateThatDoesNotHold(
      String right, String wrong, String message, @TempDir Path folder) throws Exception {
    StackSettings settings = TestProject.settings(folder, right, wrong);

    assertThatThrownBy(() -> LocalStack.start(settings, _ -> {}).close())
        .hasMessageContaining(message);
  }
}
