package io.github.poolkeeper.local.client;

import io.github.poolkeeper.local.signature.AccessKey;
import io.github.poolkeeper.local.signature.RequestSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Talks to a running stack from outside, as anybody else would: to its queue, to Cognito, to the
/// history API.
public final class StackClient {
  private static final Set<String> UNDER_WAY = Set.of("QUEUED", "APPLYING");
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final String PENDING = "PENDING_APPROVAL";
  private static final String ADMINISTRATOR = "test";
  private static final String WORKFLOW = "execution-as-workflow";
  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final String region;
  private final String requestQueueUrl;

  public StackClient(URI endpoint, String region, String requestQueueUrl) {
    this.endpoint = endpoint;
    this.region = region;
    this.requestQueueUrl = requestQueueUrl;
  }

  /// Sends a change request; answers the message's id, which is the request id where the body has
  /// none. A task token is a workflow's.
  public String send(String userPoolId, String body) throws IOException, InterruptedException {
    return send(userPoolId, body, body.contains("\"taskToken\"") ? WORKFLOW : ADMINISTRATOR);
  }

  /// The same in somebody's name.
  public String send(String userPoolId, String body, String who)
      throws IOException, InterruptedException {
    JsonObject message =
        Json.createObjectBuilder()
            .add("QueueUrl", requestQueueUrl)
            .add("MessageGroupId", userPoolId)
            .add("MessageBody", body)
            .build();
    return send(
            signer(who)
                .sign(
                    "sqs",
                    "POST",
                    endpoint.resolve("/"),
                    Map.of(
                        "content-type", "application/x-amz-json-1.0",
                        "x-amz-target", "AmazonSQS.SendMessage"),
                    message.toString())
                .build(),
            200)
        .getString("MessageId");
  }

  /// A pool as Cognito prints it: `UserPool`, and its MFA configuration beside it.
  public JsonObject describe(String userPoolId) throws IOException, InterruptedException {
    JsonObject id = Json.createObjectBuilder().add("UserPoolId", userPoolId).build();
    return Json.createObjectBuilder()
        .add("UserPool", cognito("DescribeUserPool", id).getJsonObject("UserPool"))
        .add("MfaConfig", cognito("GetUserPoolMfaConfig", id))
        .build();
  }

  /// Calls Cognito past Poolkeeper.
  public JsonObject cognito(String operation, JsonObject request)
      throws IOException, InterruptedException {
    return cognito(ADMINISTRATOR, operation, request);
  }

  /// The same in somebody's name.
  public JsonObject cognito(String who, String operation, JsonObject request)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.1",
            "x-amz-target",
            "AWSCognitoIdentityProviderService." + operation);
    return send(
        signer(who)
            .sign("cognito-idp", "POST", endpoint.resolve("/"), headers, request.toString())
            .build(),
        200);
  }

  /// The newest change of a pool that somebody has made past Poolkeeper, with who it was.
  ///
  /// @throws IllegalStateException when nobody is told of in time
  public JsonObject awaitByHand(String userPoolId) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_CHANGE.toNanos();
    while (System.nanoTime() < end) {
      Optional<JsonObject> newest = history(userPoolId).stream().findFirst();
      if (newest.filter(record -> record.containsKey("doneBy")).isPresent()) {
        return newest.get();
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IllegalStateException("nobody is named for what was changed by hand");
  }

  /// Puts a pool into the Cognito stand-in, as [#describe] answers it.
  public void load(String userPoolId, JsonObject described)
      throws IOException, InterruptedException {
    put("/_local/user-pools/" + userPoolId, described);
  }

  /// Tells the Cognito stand-in what becomes of settings that an update leaves out.
  public void omittedSettings(String mode) throws IOException, InterruptedException {
    put("/_local/cognito", Json.createObjectBuilder().add("omitted", mode).build());
  }

  private void put(String path, JsonObject body) throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(endpoint.resolve(path))
            .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        200);
  }

  /// The records of one request: one, or none yet.
  public List<JsonObject> changes(String userPoolId, String requestId)
      throws IOException, InterruptedException {
    String query = "?requestId=" + URLEncoder.encode(requestId, StandardCharsets.UTF_8);
    return get("/user-pools/" + userPoolId + "/changes" + query)
        .getJsonArray("changes")
        .getValuesAs(JsonObject.class);
  }

  /// The pool's history, newest first.
  public List<JsonObject> history(String userPoolId) throws IOException, InterruptedException {
    return get("/user-pools/" + userPoolId + "/changes?limit=100")
        .getJsonArray("changes")
        .getValuesAs(JsonObject.class);
  }

  /// The people who are asked when a change waits for approval.
  public static final List<String> APPROVERS = List.of("approver1", "approver2");

  /// The record of a request once it has ended, or waits: for approval, or held.
  ///
  /// @throws IllegalStateException when it does not end in time
  public JsonObject awaitEnd(String userPoolId, String requestId)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_CHANGE.toNanos();
    while (System.nanoTime() < end) {
      Optional<JsonObject> ended =
          changes(userPoolId, requestId).stream()
              .filter(record -> !UNDER_WAY.contains(record.getString("status")))
              .findFirst();
      if (ended.isPresent()) {
        return ended.get();
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IllegalStateException("request " + requestId + " did not end");
  }

  /// Approves a change in the name of one person after the other, as long as it waits for that, and
  /// then waits for its end. A record that does not wait stays as it is.
  public JsonObject approved(JsonObject record) throws IOException, InterruptedException {
    JsonObject latest = record;
    for (String approver : APPROVERS) {
      if (latest.getString("status").equals(PENDING)) {
        latest = answer(latest, "approve", approver, 200);
      }
    }
    return awaitEnd(record.getString("userPoolId"), record.getString("requestId"));
  }

  /// Approves or declines a change; the answer's body.
  ///
  /// @param expected the status of the answer
  public JsonObject answer(JsonObject record, String decision, String who, int expected)
      throws IOException, InterruptedException {
    String path =
        "/user-pools/%s/changes/%s/%s"
            .formatted(record.getString("userPoolId"), record.getString("changeId"), decision);
    String body = "{\"reason\": \"seen by " + who + "\"}";
    return send(
        signer(who).sign("execute-api", "POST", endpoint.resolve(path), JSON, body).build(),
        expected);
  }

  /// One change with its documents.
  public JsonObject change(String userPoolId, String changeId)
      throws IOException, InterruptedException {
    return get("/user-pools/" + userPoolId + "/changes/" + changeId);
  }

  /// Asks for a rollback; answers its record as it was opened.
  public JsonObject rollBack(String userPoolId, String changeId)
      throws IOException, InterruptedException {
    String path = "/user-pools/" + userPoolId + "/changes/" + changeId + "/rollback";
    return send(signed("execute-api", "POST", path, JSON, "{}"), 202);
  }

  /// Asks the history API anything, and gives its answer as it is.
  public HttpResponse<String> ask(String method, String path, String body, String accept)
      throws IOException, InterruptedException {
    return askAs(ADMINISTRATOR, method, path, body, accept);
  }

  /// The same in somebody's name.
  public HttpResponse<String> askAs(
      String who, String method, String path, String body, String accept)
      throws IOException, InterruptedException {
    Map<String, String> headers =
        body.isEmpty()
            ? Map.of("accept", accept)
            : Map.of("accept", accept, "content-type", "application/json");
    return http.send(
        signer(who).sign("execute-api", method, endpoint.resolve(path), headers, body).build(),
        BodyHandlers.ofString());
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    return send(signed("execute-api", "GET", path, Map.of(), ""), 200);
  }

  private HttpRequest signed(
      String service, String method, String path, Map<String, String> headers, String body) {
    return signer(ADMINISTRATOR)
        .sign(service, method, endpoint.resolve(path), headers, body)
        .build();
  }

  private RequestSigner signer(String who) {
    return new RequestSigner(AccessKey.ofUser(who), region, InstantSource.system());
  }

  private JsonObject send(HttpRequest request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IllegalStateException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
