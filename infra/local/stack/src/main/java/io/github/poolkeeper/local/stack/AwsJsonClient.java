package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks a server for what the stack needs to stand there. The signature is for show: the servers of
/// this machine want to see one and do not check it.
final class AwsJsonClient {
  private final HttpClient client;
  private final String targetPrefix;
  private final String signingName;
  private final URI endpoint;
  private final String region;

  private AwsJsonClient(
      HttpClient client, String targetPrefix, String signingName, URI endpoint, String region) {
    this.client = client;
    this.targetPrefix = targetPrefix;
    this.signingName = signingName;
    this.endpoint = endpoint;
    this.region = region;
  }

  static AwsJsonClient of(HttpClient client, AwsService service, URI endpoint, String region) {
    return new AwsJsonClient(
        client, service.targetPrefix(), service.endpointPrefix(), endpoint, region);
  }

  /// DynamoDB Local answers for the streams of its tables too.
  static AwsJsonClient ofStreams(HttpClient client, URI dynamoDb, String region) {
    return new AwsJsonClient(client, "DynamoDBStreams_20120810.", "dynamodb", dynamoDb, region);
  }

  /// Calls one operation.
  ///
  /// @throws IllegalStateException with the server's words, if it refuses
  JsonObject call(String operation, JsonObject body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", targetPrefix + operation)
            .header("Authorization", signature())
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s %s was refused: %s".formatted(operation, body, response.body()));
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private String signature() {
    String scope = "test/20260101/%s/%s/aws4_request".formatted(region, signingName);
    return "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=host, Signature=0".formatted(scope);
  }
}
