package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.signature.AwsSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// AWS's own clients, and plain HTTP, pointed at a gateway.
///
/// @param accessKey who asks; the secret is the same
record Clients(URI gateway, String accessKey) {
  CognitoIdentityProviderClient cognito() {
    return configured(CognitoIdentityProviderClient.builder()).build();
  }

  DynamoDbClient dynamoDb() {
    return configured(DynamoDbClient.builder()).build();
  }

  SqsClient sqs() {
    return configured(SqsClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .endpointOverride(gateway)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsSigner.credentials(accessKey)))
        .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(1)));
  }

  /// A request to the history API.
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send("execute-api", method, path, Map.of(), body);
  }

  HttpResponse<String> sendForm(String form) throws IOException, InterruptedException {
    Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return send("sqs", "POST", "/", headers, form);
  }

  HttpResponse<String> call(String service, String target, String body)
      throws IOException, InterruptedException {
    return send(service, "POST", "/", Map.of("X-Amz-Target", target), body);
  }

  private HttpResponse<String> send(
      String service, String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return send(
        new AwsSigner(accessKey).sign(service, method, gateway.resolve(path), headers, body));
  }

  HttpResponse<String> sendUnsigned(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(gateway.resolve(path))
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
