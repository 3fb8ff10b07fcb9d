package io.github.poolkeeper.local.stack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The function of the test template, with the package `signature` and the JDK on its class path:
/// writes who sent
/// which message to the table; for a route it answers with the event.
public final class NoteHandler implements RequestStreamHandler {
  private static final Pattern MESSAGE =
      Pattern.compile("\"body\":\"([^\"]*)\".*?\"SenderId\":\"([^\"]*)\"");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    String answer = event;
    if (event.contains("\"Records\"")) {
      Matcher message = MESSAGE.matcher(event);
      while (message.find()) {
        put(message.group(1), message.group(2));
      }
      answer = "{\"batchItemFailures\":[]}";
    }
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(String body, String sender) throws IOException {
    String item =
        "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"},\"sender\":{\"S\":\"%s\"}}}"
            .formatted(System.getenv("TABLE"), body, sender);
    HttpRequest request =
        new RequestSigner(key(), System.getenv("AWS_REGION"), InstantSource.system())
            .sign(
                "dynamodb",
                "POST",
                URI.create(System.getenv("AWS_ENDPOINT_URL")),
                Map.of(
                    "X-Amz-Target",
                    "DynamoDB_20120810.PutItem",
                    "Content-Type",
                    "application/x-amz-json-1.0"),
                item)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(response.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static AccessKey key() {
    return new AccessKey(
        System.getenv("AWS_ACCESS_KEY_ID"),
        System.getenv("AWS_SECRET_ACCESS_KEY"),
        Optional.of(System.getenv("AWS_SESSION_TOKEN")));
  }
}
