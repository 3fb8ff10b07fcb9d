package io.github.poolkeeper.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/// Takes a batch of messages whose bodies say what becomes of them: `fail` is reported as failed,
/// `unknown` makes it report an id that nobody has, `throw` fails the invocation, anything else is
/// done.
public final class BatchHandler
    implements RequestHandler<Map<String, List<Map<String, Object>>>, Object> {

  @Override
  public Object handleRequest(Map<String, List<Map<String, Object>>> event, Context context) {
    List<Map<String, String>> failures =
        event.getOrDefault("Records", List.of()).stream()
            .flatMap(message -> failure(message).stream())
            .map(id -> Map.of("itemIdentifier", id))
            .toList();
    return Map.of("batchItemFailures", failures);
  }

  private static List<String> failure(Map<String, Object> message) {
    return switch (String.valueOf(message.get("body"))) {
      case "fail" -> List.of(String.valueOf(message.get("messageId")));
      case "unknown" -> List.of("nobody");
      case "throw" -> throw new IllegalStateException("as told");
      default -> List.of();
    };
  }
}
