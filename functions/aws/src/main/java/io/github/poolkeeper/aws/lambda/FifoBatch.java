package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A batch from a FIFO queue. Messages of one group keep their order: once one is not done, the
/// rest of its group is not tried; other groups go on. Lambda delivers again what is reported.
public final class FifoBatch {
  private FifoBatch() {}

  /// Handles one message.
  @FunctionalInterface
  public interface MessageHandler {
    /// Whether the message is done with; false delivers it again. Trouble is an exception.
    boolean handle(SQSMessage message);
  }

  /// Hears of trouble with a message, once.
  @FunctionalInterface
  public interface TroubleLog {
    void failed(SQSMessage message, RuntimeException trouble);
  }

  public static SQSBatchResponse process(SQSEvent event, MessageHandler handler, TroubleLog log) {
    Set<String> stopped = new HashSet<>();
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      String group = group(message);
      if (stopped.contains(group) || !isDone(message, handler, log)) {
        stopped.add(group);
        failures.add(new BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static boolean isDone(SQSMessage message, MessageHandler handler, TroubleLog log) {
    try {
      return handler.handle(message);
    } catch (RuntimeException trouble) {
      log.failed(message, trouble);
      return false;
    }
  }

  private static String group(SQSMessage message) {
    return message.getAttributes().getOrDefault("MessageGroupId", "");
  }
}
