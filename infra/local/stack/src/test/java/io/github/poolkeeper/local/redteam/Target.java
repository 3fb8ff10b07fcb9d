package io.github.poolkeeper.local.redteam;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.endtoend.RunningTemplate;
import io.github.poolkeeper.local.gateway.Outages;
import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A running stack that all attacks share, each with pools of its own. Names are access keys:
/// `approver1` is an IAM user, `ines.weber-as-engineer` a session of a role,
/// `mai.tanaka-federated` one of a federation token.
final class Target implements AutoCloseable {
  private static final Set<String> UNDER_WAY = Set.of("QUEUED", "APPLYING");
  private static final AtomicInteger POOLS = new AtomicInteger();

  final RunningTemplate template;

  private Target(RunningTemplate template) {
    this.template = template;
  }

  /// Gives a test the one that there is, and closes it after the last.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Target.class;
    }

    @Override
    public Target resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Target.class))
          .getOrComputeIfAbsent(Target.class, _ -> start(), Target.class);
    }

    private static Target start() {
      try {
        return new Target(RunningTemplate.start());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// A pool of its own, protected and closed to self sign-up; its id.
  String pool() {
    String id = "eu-central-2_RedTeam" + POOLS.incrementAndGet();
    pool(id, "{}");
    return id;
  }

  /// The pool as it stands now, whoever changed it: with these members in place of the usual ones.
  void pool(String id, String members) {
    JsonObject usual =
        json(
            """
            {"Id": "%s", "Name": "people", "DeletionProtection": "ACTIVE",
             "Policies": {"PasswordPolicy": {"MinimumLength": 10}},
             "UserPoolTags": {"team": "identity"},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}"""
                .formatted(id));
    JsonObject pool = Json.createMergePatch(json(members)).apply(usual).asJsonObject();
    template.load(id, pool, json("{\"MfaConfiguration\": \"OFF\"}"));
  }

  /// A pool of its own that could have any factor of MFA; its id.
  String mfaPool(String mfaConfig) {
    String id = pool();
    JsonObject pool =
        json(
            """
            {"Id": "%s", "Name": "people", "DeletionProtection": "ACTIVE",
             "UserPoolTier": "ESSENTIALS",
             "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER",
               "SourceArn": "arn:aws:ses:eu-central-1:123456789012:identity/a@example.com"},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true},
             "AccountRecoverySetting": {
               "RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}}"""
                .formatted(id));
    template.load(id, pool, json(mfaConfig));
    return id;
  }

  /// What Cognito has.
  JsonObject live(String pool) throws IOException, InterruptedException {
    return template.client.describe(pool).getJsonObject("UserPool");
  }

  /// Sends a request to the queue, and gives its record once it rests.
  ///
  /// @param members of the request beside the pool's id
  JsonObject sent(String who, String pool, String members)
      throws IOException, InterruptedException {
    String id = template.client.send(pool, request(pool, members), who);
    JsonObject request = json("{" + members + "}");
    return template.client.awaitEnd(pool, request.getString("requestId", id));
  }

  static String request(String pool, String members) {
    return "{\"userPoolId\": \"%s\", %s}".formatted(pool, members);
  }

  JsonObject record(JsonObject earlier) throws IOException, InterruptedException {
    return template.client.change(earlier.getString("userPoolId"), earlier.getString("changeId"));
  }

  /// Submits a request over HTTP, and gives its record once it rests.
  JsonObject submitted(String who, String pool, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> opened = post(who, "/user-pools/" + pool + "/changes", body);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(202);
    return rested(pool, json(opened.body()));
  }

  /// A record once its change rests.
  JsonObject rested(String pool, JsonObject record) {
    return await()
        .until(
            () -> template.client.change(pool, record.getString("changeId")),
            latest -> !UNDER_WAY.contains(latest.getString("status")));
  }

  JsonObject rolledBack(String who, JsonObject change, String onConflict)
      throws IOException, InterruptedException {
    return sent(
        who,
        change.getString("userPoolId"),
        "\"rollback\": {\"changeId\": \"%s\", \"onConflict\": \"%s\"}"
            .formatted(change.getString("changeId"), onConflict));
  }

  void freeze(String pool, String method) throws IOException, InterruptedException {
    HttpResponse<String> turned =
        template.client.askAs(
            "approver1", method, "/user-pools/" + pool + "/freeze", "", "application/json");
    assertThat(turned.statusCode()).as(turned.body()).isEqualTo(200);
  }

  /// Sends to the queue of changes, as only Poolkeeper should.
  void toChanges(String group, String body) throws IOException, InterruptedException {
    String message =
        Json.createObjectBuilder()
            .add("QueueUrl", template.stack.output("ChangesQueueUrl"))
            .add("MessageGroupId", group)
            .add("MessageBody", body)
            .build()
            .toString();
    assertThat(aws("sqs", "AmazonSQS.SendMessage", message)).contains("MessageId");
  }

  /// A change that is to be looked at again is so now, because no test waits for five minutes.
  void isDue(JsonObject record) throws IOException, InterruptedException {
    String update =
        """
        {"TableName": "%s", "Key": {"userPoolId": {"S": "%s"}, "entry": {"S": "change#%s"}},
         "UpdateExpression": "SET wakeAt = :then", "ConditionExpression": "attribute_exists(wakeAt)",
         "ExpressionAttributeValues": {":then": {"S": "%4$s#%3$s"}}}"""
            .formatted(
                template.stack.output("HistoryTableName"),
                record.getString("userPoolId"),
                record.getString("changeId"),
                Instant.now()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString()
                    .replace("Z", ".999999999Z"));
    assertThat(aws("dynamodb", "DynamoDB_20120810.UpdateItem", update)).isEqualTo("{}");
  }

  private String aws(String service, String operation, String body)
      throws IOException, InterruptedException {
    URI endpoint = template.stack.endpoint().resolve("/");
    Map<String, String> headers =
        Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", operation);
    HttpRequest request =
        new AwsSigner("test").sign(service, "POST", endpoint, headers, body).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  /// Trouble with a service of AWS, for so many calls.
  Outages.Outage trouble(Outages.About about, Outages.Trouble trouble, int times) {
    return template.stack.outages().begin(about, trouble, times);
  }

  static String named(JsonObject record) {
    return "{\"userPoolId\": \"%s\", \"changeId\": \"%s\"}"
        .formatted(record.getString("userPoolId"), record.getString("changeId"));
  }

  HttpResponse<String> answer(String who, JsonObject record, String decision)
      throws IOException, InterruptedException {
    return post(who, path(record) + "/" + decision, "{}");
  }

  HttpResponse<String> post(String who, String path, String body)
      throws IOException, InterruptedException {
    return template.client.askAs(who, "POST", path, body, "application/json");
  }

  HttpResponse<String> unchecked(String who, String path, String body) {
    try {
      return post(who, path, body);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a person sees in a terminal.
  String text(String path) throws IOException, InterruptedException {
    return template.client.askAs("approver1", "GET", path, "", "text/plain").body();
  }

  JsonArray callbacks() throws IOException, InterruptedException {
    String body = template.client.ask("GET", "/_local/callbacks", "", "application/json").body();
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readArray();
    }
  }

  static String path(JsonObject record) {
    return "/user-pools/%s/changes/%s"
        .formatted(record.getString("userPoolId"), record.getString("changeId"));
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    template.close();
  }
}
