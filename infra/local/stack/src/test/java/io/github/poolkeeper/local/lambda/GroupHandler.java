package io.github.poolkeeper.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Prints a line a message: its group, its body, and when its processing began and ended, on the
/// clock that all processes share. A body that is a path makes it wait there for another message.
public final class GroupHandler
    implements RequestHandler<Map<String, List<Map<String, Object>>>, Object> {

  @Override
  public Object handleRequest(Map<String, List<Map<String, Object>>> event, Context context) {
    event.getOrDefault("Records", List.of()).forEach(GroupHandler::process);
    return Map.of();
  }

  private static void process(Map<String, Object> message) {
    long begin = System.nanoTime();
    String body = String.valueOf(message.get("body"));
    if (body.startsWith("/")) {
      MeetingPlace.meet(Path.of(body), String.valueOf(message.get("messageId")));
    }
    System.out.println(group(message) + " " + body + " " + begin + " " + System.nanoTime());
  }

  private static Object group(Map<String, Object> message) {
    return message.get("attributes") instanceof Map<?, ?> attributes
        ? String.valueOf(attributes.get("MessageGroupId"))
        : "";
  }
}
