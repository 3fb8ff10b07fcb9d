package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A batch from a FIFO queue. Messages of one group keep their order: once one is not done, the
/// rest of its group is not tried; other groups go on. Lambda delivers again what is reported.
public final class FifoBatch {
  private FifoBatch() {}

  /// Handles one message.
  @FunctionalInterface
  public interface MessageHandler {
    /// Whether the message is done with; false delivers it again. Trouble is an exception. What
    /// there is to say of it goes on the line, which is written in any case.
    boolean handle(SQSMessage message, LogLine line);
  }

  /// Handles each, in its order.
  ///
  /// @param lines starts the line that is logged of a message
  public static SQSBatchResponse process(
      SQSEvent event, Function<SQSMessage, LogLine> lines, MessageHandler handler) {
    Set<String> stopped = new HashSet<>();
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      String group = group(message);
      if (stopped.contains(group) || !isDone(message, lines.apply(message), handler)) {
        stopped.add(group);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static boolean isDone(SQSMessage message, LogLine line, MessageHandler handler) {
    try {
      return handler.handle(message, line);
    } catch (RuntimeException trouble) {
      line.with(trouble);
      return false;
    } finally {
      line.write();
    }
  }

  private static String group(SQSMessage message) {
    return message.getAttributes().getOrDefault("MessageGroupId", "");
  }
}
