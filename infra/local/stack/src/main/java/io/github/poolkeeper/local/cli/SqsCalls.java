package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// SQS's JSON protocol, at the address that a queue's URL begins with.
record SqsCalls(HttpClient http, RequestSigner signer) {

  JsonObject call(URI queue, String operation, JsonObjectBuilder request)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "content-type", "application/x-amz-json-1.0", "x-amz-target", "AmazonSQS." + operation);
    String body = request.add("QueueUrl", queue.toString()).build().toString();
    HttpResponse<String> response =
        http.send(
            signer.sign("sqs", "POST", queue.resolve("/"), headers, body).build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("%s on %s: %s".formatted(operation, queue, response.body()));
    }
    if (response.body().isEmpty()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
