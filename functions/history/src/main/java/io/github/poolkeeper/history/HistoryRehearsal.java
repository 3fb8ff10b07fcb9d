package io.github.poolkeeper.history;

import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.client.RehearsedTls;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.RehearsedContext;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;

/// Answers requests that are made up, with all that is real in between: from the request to the
/// bytes that would go to AWS, and back.
record HistoryRehearsal(Environment environment) implements Priming.Rehearsal {
  /// After these the code that every request takes is compiled.
  private static final int ROUNDS = 20;

  private static final String CHANGE =
      "{\"change\": {\"Policies\": {\"PasswordPolicy\": {\"MinimumLength\": 12}}}}";

  @Override
  public void run() throws IOException, GeneralSecurityException {
    RehearsedTls.run();
    HistoryHandler handler =
        new HistoryHandler(
            HistoryComponent.of(environment, ClientSettings.rehearsed()).historyApi(),
            InstantSource.system());
    for (int i = 0; i < ROUNDS; i++) {
      expect(200, handler, request("GET /user-pools/{id}/changes", ""));
      expect(404, handler, request("GET /user-pools/{id}", ""));
      expect(200, handler, request("POST /user-pools/{id}/plan", CHANGE));
      expect(202, handler, request("POST /user-pools/{id}/changes", CHANGE));
    }
  }

  private static void expect(int status, HistoryHandler handler, JsonObject request)
      throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8)),
        response,
        new RehearsedContext());
    JsonObject answer = JsonText.parse(response.toString(StandardCharsets.UTF_8)).asJsonObject();
    if (answer.getInt("statusCode") != status) {
      throw new IllegalStateException("expected status " + status + ", met " + answer);
    }
  }

  private static JsonObject request(String route, String body) {
    return JsonValues.object()
        .add("routeKey", route)
        .add("pathParameters", JsonValues.object().add("id", "us-east-1_Rehearsal"))
        .add("headers", JsonValues.object().add("accept", "application/json"))
        .add("body", body)
        .add("requestContext", JsonValues.object().add("requestId", "rehearsal"))
        .build();
  }
}
