package io.github.poolkeeper.local.redteam;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.endtoend.RunningTemplate;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
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

  /// What Cognito has.
  JsonObject live(String pool) throws IOException, InterruptedException {
    return template.client.describe(pool).getJsonObject("UserPool");
  }

  /// Sends a request to the queue, and gives its record once it rests.
  ///
  /// @param members of the request beside the pool's id
  JsonObject sent(String who, String pool, String members)
      throws IOException, InterruptedException {
    String id =
        template.client.send(pool, "{\"userPoolId\": \"%s\", %s}".formatted(pool, members), who);
    JsonObject request = json("{" + members + "}");
    return template.client.awaitEnd(pool, request.getString("requestId", id));
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

  HttpResponse<String> answer(String who, JsonObject record, String decision)
      throws IOException, InterruptedException {
    return post(who, path(record) + "/" + decision, "{}");
  }

  HttpResponse<String> post(String who, String path, String body)
      throws IOException, InterruptedException {
    return template.client.askAs(who, "POST", path, body, "application/json");
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
