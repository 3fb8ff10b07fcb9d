package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// Asks a server for what the stack needs to stand there.
final class AwsJsonClient {
  private final HttpClient client;
  private final String targetPrefix;
  private final String signingName;
  private final URI endpoint;
  private final RequestSigner signer;

  private AwsJsonClient(
      HttpClient client,
      String targetPrefix,
      String signingName,
      URI endpoint,
      RequestSigner signer) {
    this.client = client;
    this.targetPrefix = targetPrefix;
    this.signingName = signingName;
    this.endpoint = endpoint;
    this.signer = signer;
  }

  static AwsJsonClient of(
      HttpClient client, AwsService service, URI endpoint, RequestSigner signer) {
    return new AwsJsonClient(
        client, service.targetPrefix(), service.endpointPrefix(), endpoint, signer);
  }

  /// DynamoDB Local answers for the streams of its tables too.
  static AwsJsonClient ofStreams(HttpClient client, URI dynamoDb, RequestSigner signer) {
    return new AwsJsonClient(client, "DynamoDBStreams_20120810.", "dynamodb", dynamoDb, signer);
  }

  /// Calls one operation.
  ///
  /// @throws IllegalStateException with the server's words, if it refuses
  JsonObject call(String operation, JsonObject body) throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "content-type", "application/x-amz-json-1.0", "x-amz-target", targetPrefix + operation);
    HttpRequest request =
        signer.sign(signingName, "POST", endpoint, headers, body.toString()).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s %s was refused: %s".formatted(operation, body, response.body()));
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
