package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.template.FunctionDefinition;
import io.github.poolkeeper.local.template.FunctionDefinition.QueueEvent;
import io.github.poolkeeper.local.template.QueueDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TemplateException;
import java.util.List;

/// What Lambda checks when it makes an SQS event source, and so what would fail a deployment.
///
/// Source: Lambda Developer Guide, "Using Lambda with Amazon SQS".
final class EventSourceRules {
  private static final List<String> ACTIONS =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  private static final int LARGEST_FIFO_BATCH = 10;

  private EventSourceRules() {}

  static void check(StackDefinition stack) {
    for (FunctionDefinition function : stack.functions()) {
      for (QueueEvent event : function.queueEvents()) {
        check(function, event, stack.queueWithArn(event.queueArn()));
      }
    }
  }

  private static void check(FunctionDefinition function, QueueEvent event, QueueDefinition queue) {
    if (queue.visibilityTimeout().compareTo(function.timeout()) < 0) {
      throw trouble(function, queue, "its visibility timeout is less than the function's timeout");
    }
    if (queue.isFifo() && event.batchSize() > LARGEST_FIFO_BATCH) {
      throw trouble(function, queue, "a FIFO queue gives batches of at most 10");
    }
    for (String action : ACTIONS) {
      var access = new Access(action, queue.arn());
      if (function.policy().decide(access) != Decision.ALLOWED) {
        throw trouble(function, queue, "the function's role does not allow " + action);
      }
    }
  }

  private static TemplateException trouble(
      FunctionDefinition function, QueueDefinition queue, String what) {
    return new TemplateException(
        "%s cannot read from %s: %s".formatted(function.logicalId(), queue.logicalId(), what));
  }
}
