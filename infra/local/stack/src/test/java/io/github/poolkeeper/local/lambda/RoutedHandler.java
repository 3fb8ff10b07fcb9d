package io.github.poolkeeper.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/// Answers an HTTP request as the last part of its path says.
public final class RoutedHandler implements RequestHandler<Map<String, Object>, Object> {

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    String path = String.valueOf(event.get("rawPath"));
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "answer" -> Map.of("statusCode", 202, "body", "made");
      case "nonsense" -> Map.of("statusCode", "fine");
      case "hang" -> hang();
      default -> throw new IllegalStateException("as told");
    };
  }

  private static String hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
