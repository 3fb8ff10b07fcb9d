package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.template.PipeDefinition;
import io.github.poolkeeper.local.template.StackDefinition;
import io.github.poolkeeper.local.template.TemplateException;
import java.util.List;
import java.util.stream.Stream;

/// What EventBridge checks when it makes a pipe, and what the pipe would fail with when it runs.
///
/// Source: EventBridge User Guide, "Pipes permissions" and "Pipes quotas".
final class PipeRules {
  private static final int MOST_FILTERS = 5;
  private static final int LONGEST_FILTER = 4096;
  private static final List<String> READING =
      List.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");

  private PipeRules() {}

  static void check(StackDefinition stack) {
    for (PipeDefinition pipe : stack.pipes()) {
      if (pipe.filters().size() > MOST_FILTERS) {
        throw trouble(pipe, "a pipe takes at most 5 filters");
      }
      if (pipe.filters().stream().anyMatch(filter -> filter.length() > LONGEST_FILTER)) {
        throw trouble(pipe, "a filter has at most 4096 characters");
      }
      access(pipe).forEach(access -> require(pipe, access));
    }
  }

  private static Stream<Access> access(PipeDefinition pipe) {
    return Stream.concat(
        READING.stream().map(action -> new Access(action, pipe.arns().stream())),
        Stream.of(
            new Access("events:PutEvents", pipe.arns().bus()),
            new Access("sqs:SendMessage", pipe.arns().deadLetters())));
  }

  private static void require(PipeDefinition pipe, Access access) {
    if (pipe.policy().decide(access) != Decision.ALLOWED) {
      throw trouble(
          pipe, "its role does not allow " + access.action() + " on " + access.resource());
    }
  }

  private static TemplateException trouble(PipeDefinition pipe, String what) {
    return new TemplateException(pipe.logicalId() + ": " + what);
  }
}
