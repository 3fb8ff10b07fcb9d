package io.github.poolkeeper.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
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
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, accessKey)))
        .overrideConfiguration(o -> o.retryStrategy(retry -> retry.maxAttempts(1)));
  }

  /// A signed request, as far as anybody looks.
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(signed(method, path, body));
  }

  HttpResponse<String> sendForm(String form) throws IOException, InterruptedException {
    return send(
        signed("POST", "/", form).header("Content-Type", "application/x-www-form-urlencoded"));
  }

  HttpResponse<String> call(String target, String body) throws IOException, InterruptedException {
    return send(signed("POST", "/", body).header("X-Amz-Target", target));
  }

  private HttpRequest.Builder signed(String method, String path, String body) {
    String scope = accessKey + "/20260101/us-east-1/any/aws4_request";
    return request(method, path, body)
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=host, Signature=0".formatted(scope));
  }

  HttpResponse<String> sendUnsigned(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(request(method, path, body));
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .method(method, BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
