package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path of a change that people have to agree to, from outside. The policy is the default
/// one but for its version and one rule more.
class ApprovalIT {
  private static final String UNPROTECT = "{\"DeletionProtection\": \"INACTIVE\"}";

  private static final Path BUILT_IN =
      RunningTemplate.PROJECT.resolve(
          "functions/core/src/main/resources/io/github/poolkeeper/core/policy/default-policy.json");
  private static final String NAMES_STAY =
      """
      {"id": "names-stay", "settings": ["/PoolName"], "direction": "any", "effect": "forbid",
       "because": "others know the pool by its name"}""";

  private static RunningTemplate template;
  private static int pools;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String pool = "eu-central-2_Approval" + ++pools;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    JsonObject builtIn = RunningTemplate.read(BUILT_IN);
    JsonObject policy =
        Json.createObjectBuilder(builtIn)
            .add("version", "names-stay-1")
            .add(
                "rules",
                Json.createArrayBuilder(builtIn.getJsonArray("rules")).add(json(NAMES_STAY)))
            .build();
    template =
        RunningTemplate.start(
            Files.writeString(directory.resolve("policy.json"), policy.toString()));
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  @Test
  void isAppliedAfterTwoPeopleHaveAgreedAndTheCallbackIsAnswered() throws Exception {
    JsonObject pending = send("\"taskToken\": \"token-applied\", \"change\": " + UNPROTECT);
    assertThat(pending.getString("status")).isEqualTo("PENDING_APPROVAL");
    assertThat(pending.getJsonArray("differences")).hasSize(1);
    assertThat(protection()).isEqualTo("ACTIVE");

    assertThat(call("GET", "/approvals")).contains(pending.getString("changeId"));
    template.client.answer(pending, "approve", "execution-as-workflow", 403);
    JsonObject first = template.client.answer(pending, "approve", "approver1", 200);
    assertThat(first.getString("status")).isEqualTo("PENDING_APPROVAL");
    template.client.answer(pending, "approve", "approver1", 409);
    template.client.answer(pending, "approve", "approver2", 200);

    JsonObject ended = template.client.awaitEnd(pool, pending.getString("requestId"));
    assertThat(ended.getString("status")).isEqualTo("APPLIED");
    assertThat(ended.getJsonArray("answers").getValuesAs(JsonObject.class))
        .extracting(answer -> answer.getString("by"))
        .containsExactly("AIDALOCALAPPROVER1", "AIDALOCALAPPROVER2");
    assertThat(protection()).isEqualTo("INACTIVE");
    assertThat(call("GET", "/approvals")).doesNotContain(pending.getString("changeId"));
    assertThat(callback("token-applied")).contains("APPLIED");
  }

  @Test
  void isRejectedWhereThePolicyThatIsPutInPlaceOfTheDefaultForbidsIt() throws Exception {
    String rename = "\"change\": {\"PoolName\": \"staff\"}";

    JsonObject rejected = send(rename);

    assertThat(effectsOnNamesByDefault()).containsExactly("approve");
    assertThat(rejected.getString("status")).isEqualTo("REJECTED");
    assertThat(rejected.getJsonArray("violations").toString())
        .contains("names-stay forbids this: others know the pool by its name");
    assertThat(rejected.getJsonObject("policy").getString("version")).isEqualTo("names-stay-1");
    assertThat(template.client.describe(pool).getJsonObject("UserPool").getString("Name"))
        .isEqualTo("people");
    assertThat(
            template
                .client
                .ask("POST", "/user-pools/" + pool + "/plan", "{" + rename + "}", "*/*")
                .body())
        .contains("names-stay-1", "\"effect\":\"forbid\"");
  }

  private static List<String> effectsOnNamesByDefault() throws IOException {
    return RunningTemplate.read(BUILT_IN)
        .getJsonArray("rules")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(rule -> rule.getJsonArray("settings").toString().contains("\"/PoolName\""))
        .map(rule -> rule.getString("effect"))
        .toList();
  }

  @Test
  void isDeclinedByTheFirstNo() throws Exception {
    JsonObject pending = send("\"taskToken\": \"token-declined\", \"change\": " + UNPROTECT);

    JsonObject declined = template.client.answer(pending, "decline", "approver1", 200);
    assertThat(declined.getString("status")).isEqualTo("DECLINED");
    template.client.answer(pending, "approve", "approver2", 409);
    assertThat(callback("token-declined")).contains("DECLINED", "seen by approver1");
    assertThat(protection()).isEqualTo("ACTIVE");
  }

  @Test
  void endsInConflictWhenWhatWasAgreedToHasMoved() throws Exception {
    JsonObject pending =
        send(
            "\"change\": {\"DeletionProtection\": \"INACTIVE\", \"UserPoolTags\": {\"team\": \"b\"}}");
    template.client.answer(pending, "approve", "approver1", 200);
    load("c");
    template.client.answer(pending, "approve", "approver2", 200);

    JsonObject ended = template.client.awaitEnd(pool, pending.getString("requestId"));
    assertThat(ended.getString("status")).isEqualTo("CONFLICT");
    assertThat(ended.getJsonArray("conflicts").getJsonObject(0).getString("path"))
        .isEqualTo("/UserPoolTags/team");
    assertThat(protection()).isEqualTo("ACTIVE");
  }

  /// `notAfter` bounds the time for answers, so that a test need not wait for days.
  @Test
  void refusesAnAnswerAfterItsExpiry() throws Exception {
    load("a");
    JsonObject pending =
        template.inTime(
            "PENDING_APPROVAL",
            end ->
                request(
                    "\"taskToken\": \"token-expired\", \"notAfter\": \"%s\", \"change\": %s"
                        .formatted(end, UNPROTECT)));
    Instant end = Instant.parse(pending.getString("expiresAt"));
    assertThat(end).isBefore(Instant.now().plus(RunningTemplate.LONGEST_DISTANCE));
    await().until(() -> Instant.now().isAfter(end));

    template.client.answer(pending, "approve", "approver1", 409);
    assertThat(template.client.awaitEnd(pool, pending.getString("requestId")).getString("status"))
        .isEqualTo("EXPIRED");
    assertThat(callback("token-expired")).contains("EXPIRED");
  }

  @Test
  void isHeldAndWokenByTheSchedule() throws Exception {
    load("a");
    JsonObject held =
        template.inTime(
            "HELD",
            start ->
                request(
                    "\"notBefore\": \"%s\", \"change\": {\"UserPoolTags\": {\"team\": \"%s\"}}"
                        .formatted(start, start)));
    Instant start = Instant.parse(held.getJsonObject("held").getString("notBefore"));
    await().until(() -> Instant.now().isAfter(start));
    call("POST", "/_local/schedules");

    awaitStatus(held, "APPLIED");
  }

  @Test
  void isHeldByAFreezeAndGoesOnWhenItIsLifted() throws Exception {
    call("PUT", "/user-pools/" + pool + "/freeze");
    JsonObject held = send("\"change\": {\"UserPoolTags\": {\"team\": \"b\"}}");
    assertThat(held.getString("status")).isEqualTo("HELD");
    assertThat(held.getJsonObject("held").getString("frozen")).isEqualTo(pool);
    call("DELETE", "/user-pools/" + pool + "/freeze");

    awaitStatus(held, "APPLIED");
    assertThat(call("GET", "/user-pools/" + pool + "/freeze")).contains("\"frozen\":false");
  }

  private JsonObject request(String members) {
    return json("{\"userPoolId\": \"%s\", %s}".formatted(pool, members));
  }

  private JsonObject send(String members) throws IOException, InterruptedException {
    load("a");
    String requestId = "r-" + pool;
    template.client.send(
        pool,
        "{\"userPoolId\": \"%s\", \"requestId\": \"%s\", %s}".formatted(pool, requestId, members));
    return template.client.awaitEnd(pool, requestId);
  }

  private void load(String team) {
    template.load(
        pool,
        json(
            """
            {"Id": "%s", "Name": "people", "DeletionProtection": "ACTIVE",
             "UserPoolTags": {"team": "%s"},
             "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}}"""
                .formatted(pool, team)),
        json("{\"MfaConfiguration\": \"OFF\"}"));
  }

  private String protection() throws IOException, InterruptedException {
    return template.client.describe(pool).getJsonObject("UserPool").getString("DeletionProtection");
  }

  private void awaitStatus(JsonObject record, String status) {
    await()
        .untilAsserted(
            () ->
                assertThat(template.client.change(pool, record.getString("changeId")))
                    .containsEntry("status", Json.createValue(status)));
  }

  /// Waits for it: it is answered after the record has ended.
  private String callback(String token) {
    return await()
        .until(
            () ->
                callbacks().stream()
                    .map(JsonValue::toString)
                    .filter(callback -> callback.contains(token))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private JsonArray callbacks() throws IOException, InterruptedException {
    try (JsonReader reader =
        Json.createReader(new StringReader(call("GET", "/_local/callbacks")))) {
      return reader.readArray();
    }
  }

  private String call(String method, String path) throws IOException, InterruptedException {
    URI uri = template.stack.endpoint().resolve(path);
    HttpRequest request =
        new AwsSigner("test").sign("execute-api", method, uri, Map.of(), "").build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
