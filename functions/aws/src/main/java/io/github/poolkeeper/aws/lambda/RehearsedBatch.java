package io.github.poolkeeper.aws.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A batch of one made-up message, handled as Lambda would have it handled.
public final class RehearsedBatch {
  private static final String DONE = "{\"batchItemFailures\":[]}";

  private RehearsedBatch() {}

  /// Hands the message over.
  ///
  /// @throws IllegalStateException when the handler is not done with it
  public static void handle(RequestStreamHandler handler, String body) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event(body).toString().getBytes(StandardCharsets.UTF_8)),
        response,
        new RehearsedContext());
    String answer = response.toString(StandardCharsets.UTF_8);
    if (!answer.equals(DONE)) {
      throw new IllegalStateException("expected " + DONE + ", met " + answer);
    }
  }

  private static JsonObject event(String body) {
    JsonObjectBuilder attributes =
        JsonValues.object()
            .add("ApproximateReceiveCount", "1")
            .add("MessageGroupId", "us-east-1_Rehearsal")
            .add("SenderId", "rehearsal");
    JsonObjectBuilder message =
        JsonValues.object()
            .add("messageId", "rehearsal")
            .add("receiptHandle", "rehearsal")
            .add("body", body)
            .add("attributes", attributes);
    return JsonValues.object().add("Records", JsonValues.array().add(message)).build();
  }
}
