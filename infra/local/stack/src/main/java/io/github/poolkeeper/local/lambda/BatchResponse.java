package io.github.poolkeeper.local.lambda;

import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an invocation says of its batch under `ReportBatchItemFailures`, as
/// <https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html> has it. An answer
/// that does not follow the rules fails the whole batch.
final class BatchResponse {

  private static final String FAILURES = "batchItemFailures";

  private BatchResponse() {}

  /// The messages that are done with.
  static List<SqsMessage> done(List<SqsMessage> batch, Invocation invocation) {
    return switch (invocation) {
      case Succeeded(byte[] payload) -> without(failures(payload), batch);
      case Failed _, TimedOut _ -> List.of();
    };
  }

  private static List<SqsMessage> without(Optional<Set<String>> failures, List<SqsMessage> batch) {
    Set<String> ids = new HashSet<>();
    batch.forEach(message -> ids.add(message.id()));
    return failures
        .filter(ids::containsAll)
        .map(failed -> batch.stream().filter(message -> !failed.contains(message.id())).toList())
        .orElse(List.of());
  }

  /// The ids of the failed messages, or empty when the answer cannot be understood.
  private static Optional<Set<String>> failures(byte[] payload) {
    if (payload.length == 0) {
      return Optional.of(Set.of());
    }
    try {
      return failures(JsonText.parse(payload));
    } catch (JsonException | ClassCastException _) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> failures(JsonValue answer) {
    if (isAbsent(answer) || isAbsent(answer.asJsonObject().get(FAILURES))) {
      return Optional.of(Set.of());
    }
    Set<String> ids = new HashSet<>();
    for (JsonValue failure : answer.asJsonObject().getJsonArray(FAILURES)) {
      if (!(failure instanceof JsonObject item
          && item.get("itemIdentifier") instanceof JsonString id)) {
        return Optional.empty();
      }
      ids.add(id.getString());
    }
    return Optional.of(ids);
  }

  private static boolean isAbsent(@Nullable JsonValue value) {
    return value == null || value.equals(JsonValue.NULL);
  }
}
