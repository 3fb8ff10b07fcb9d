package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/// Signed calls that say and hear everything as it is, without a model between. What could change
/// something is held to the [Bounds] first.
record Aws(HttpClient http, Target target, AccessKey key, Bounds bounds) {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
  private static final int TRIES = 12;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /// What the AWS JSON protocol calls the services.
  private static final Map<String, String> JSON_TARGETS =
      Map.of(
          "cognito-idp", "AWSCognitoIdentityProviderService",
          "dynamodb", "DynamoDB_20120810",
          "events", "AWSEvents",
          "kms", "TrentService",
          "sqs", "AmazonSQS");

  /// The version of the services that speak the query protocol.
  private static final Map<String, String> QUERY_VERSIONS =
      Map.of(
          "cloudformation", "2010-05-15",
          "iam", "2010-05-08",
          "monitoring", "2010-08-01",
          "sts", "2011-06-15");

  /// The same as somebody else.
  Aws as(AccessKey other) {
    return new Aws(http, target, other, bounds);
  }

  Answer cognito(String operation, JsonObject request) throws IOException, InterruptedException {
    return call("cognito-idp", operation, request);
  }

  /// Calls until it is not throttled.
  Answer call(String service, String operation, JsonObject request)
      throws IOException, InterruptedException {
    Answer answer = once(service, operation, request);
    for (int i = 0; answer.throttled() && i < TRIES; i++) {
      Thread.sleep(FIRST_PAUSE.multipliedBy(1L << Math.min(i, 4)));
      answer = once(service, operation, request);
    }
    return answer;
  }

  Answer once(String service, String operation, JsonObject request)
      throws IOException, InterruptedException {
    bounds.check(operation, request);
    if (QUERY_VERSIONS.containsKey(service)) {
      return query(service, operation, request);
    }
    Map<String, String> headers =
        Map.of(
            "content-type",
            service.equals("sqs") || service.equals("dynamodb")
                ? "application/x-amz-json-1.0"
                : "application/x-amz-json-1.1",
            "x-amz-target",
            JSON_TARGETS.get(service) + "." + operation);
    HttpResponse<String> response =
        send(service, "POST", target.endpoint(service), headers, request.toString());
    return new Answer(operation, request, response.statusCode(), response.body());
  }

  private Answer query(String service, String operation, JsonObject request)
      throws IOException, InterruptedException {
    String form =
        Json.createObjectBuilder(request)
            .add("Action", operation)
            .add("Version", QUERY_VERSIONS.get(service))
            .build()
            .entrySet()
            .stream()
            .map(said -> said.getKey() + "=" + encoded(((JsonString) said.getValue()).getString()))
            .collect(Collectors.joining("&"));
    Map<String, String> headers =
        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    HttpResponse<String> response = send(service, "POST", target.endpoint(service), headers, form);
    return new Answer(operation, request, response.statusCode(), response.body());
  }

  /// A GET of a REST API: Lambda's.
  Answer get(String service, String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(service, "GET", target.endpoint(service).resolve(path), Map.of(), "");
    return new Answer(
        "GET " + path, JsonValue.EMPTY_JSON_OBJECT, response.statusCode(), response.body());
  }

  /// The history API.
  Answer history(URI api, String method, String path, JsonObject body)
      throws IOException, InterruptedException {
    boolean silent = method.equals("GET");
    HttpResponse<String> response =
        send(
            "execute-api",
            method,
            URI.create(api.toString().replaceFirst("/$", "") + path),
            silent ? Map.of() : Map.of("content-type", "application/json"),
            silent ? "" : body.toString());
    return new Answer(method + " " + path, body, response.statusCode(), response.body());
  }

  private HttpResponse<String> send(
      String service, String method, URI uri, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    // IAM is in one place for all Regions.
    String region = service.equals("iam") ? "us-east-1" : target.region();
    return http.send(
        new RequestSigner(key, region, InstantSource.system())
            .sign(service, method, uri, headers, body)
            .timeout(LONGEST_CALL)
            .build(),
        BodyHandlers.ofString());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
