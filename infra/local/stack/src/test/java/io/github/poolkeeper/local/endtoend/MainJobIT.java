package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.cognito.Nulls;
import io.github.poolkeeper.local.cognito.Omission;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The main job, from a queue message to a changed pool, as whoever sends the message sees it.
class MainJobIT {
  private static final JsonObject LENGTH_20 =
      LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(20));
  private static RunningTemplate template;
  private static int pools;

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  @ParameterizedTest
  @EnumSource
  void changesOneSettingAndNothingElseWhateverOmissionMeans(Omission omission) throws Exception {
    String pool = load();
    JsonObject before = template.client.describe(pool);
    template.stack.cognito().mode(omission, Nulls.UNSET);
    try {
      JsonObject record = template.change(pool, LENGTH_20);

      assertThat(record.getString("status")).isEqualTo("APPLIED");
      assertThat(stable(template.client.describe(pool)))
          .isEqualTo(
              stable(
                  Json.createPointer("/UserPool/Policies/PasswordPolicy/MinimumLength")
                      .replace(before, Json.createValue(20))));
    } finally {
      template.stack.cognito().mode(Omission.RESET, Nulls.UNSET);
    }
  }

  @Test
  void keepsWhatNoModelKnowsThroughAChangeAndItsRollback() throws Exception {
    String pool = load();
    JsonObject before = template.client.describe(pool);

    JsonObject change =
        template.change(pool, LeafChange.patch("/LambdaConfig/PreSignUp", JsonValue.NULL));
    JsonObject rollback = template.rollBack(pool, change);

    assertThat(rollback.getString("status")).isEqualTo("APPLIED");
    assertThat(stable(template.client.describe(pool))).isEqualTo(stable(before));
    assertThat(before.getJsonObject("UserPool").getJsonObject("BrandNew"))
        .isEqualTo(
            template.client.describe(pool).getJsonObject("UserPool").getJsonObject("BrandNew"));
  }

  @Test
  void undoesAFirstSignInPolicyWhereCognitoKeepsWhatIsLeftOut() throws Exception {
    String pool =
        load(
            Json.createPointer("/Policies/SignInPolicy")
                .remove(RunningTemplate.resource("every-setting.json")));
    template.stack.cognito().mode(Omission.MEASURED, Nulls.OMITTED);
    try {
      JsonObject change =
          template.change(
              pool,
              LeafChange.patch(
                  "/Policies/SignInPolicy/AllowedFirstAuthFactors",
                  Json.createArrayBuilder(List.of("PASSWORD", "WEB_AUTHN")).build()));

      JsonObject rollback = template.rollBack(pool, change);

      assertThat(rollback.getString("status")).isEqualTo("APPLIED");
      assertThat(configuration(pool).getJsonObject("Policies").getJsonObject("SignInPolicy"))
          .hasToString("{\"AllowedFirstAuthFactors\":[\"PASSWORD\"]}");
    } finally {
      template.stack.cognito().mode(Omission.RESET, Nulls.UNSET);
    }
  }

  @Test
  void keepsBeforeAndAfterOnRecord() throws Exception {
    String pool = load();

    JsonObject record = template.change(pool, LENGTH_20);

    JsonObject full = template.client.change(pool, record.getString("changeId"));
    assertThat(length(full.getJsonObject("before"))).isEqualTo(10);
    assertThat(length(full.getJsonObject("after"))).isEqualTo(20);
    assertThat(full.getJsonObject("before")).containsKey("BrandNew");
    assertThat(full.getString("sender")).isEqualTo("AIDALOCALTEST");
  }

  @Test
  void storesAConfigurationOnceThoughThreeStepsSpeakOfIt() throws Exception {
    String pool = load();

    JsonObject record = template.change(pool, LENGTH_20);

    JsonObject attempt = record.getJsonArray("attempts").getJsonObject(0);
    JsonObject next =
        template
            .change(pool, LeafChange.patch("/DeletionProtection", Json.createValue("INACTIVE")))
            .getJsonArray("attempts")
            .getJsonObject(0);
    assertThat(next.getString("before")).isEqualTo(attempt.getString("after"));
  }

  /// Once a minute the schedule asks for things as well: then this is counted again.
  @Test
  void takesFewCallsForAPlainChange() {
    await()
        .untilAsserted(
            () -> {
              String pool = load();
              template.change(pool, LENGTH_20);

              JsonObject counts = countsOfAChange(pool, 21);

              assertThat(counts.getJsonObject("ApplyFunction").getJsonObject("cognito-idp"))
                  .isEqualTo(
                      Json.createObjectBuilder()
                          .add("DescribeUserPool", 2)
                          .add("GetUserPoolMfaConfig", 2)
                          .add("UpdateUserPool", 1)
                          .build());
              assertThat(tableRequests(counts)).isEqualTo(5);
            });
  }

  @Test
  void takesSixTableRequestsForTheFirstChangeOfAPool() {
    await()
        .untilAsserted(() -> assertThat(tableRequests(countsOfAChange(load(), 20))).isEqualTo(6));
  }

  private static JsonObject countsOfAChange(String pool, int length) throws Exception {
    send("DELETE", "/_local/requests");
    template.change(
        pool, LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(length)));
    return json(send("GET", "/_local/requests"));
  }

  private static int tableRequests(JsonObject counts) {
    return sum(counts, "IntakeFunction", "dynamodb") + sum(counts, "ApplyFunction", "dynamodb");
  }

  @Test
  void appliesARequestOnceHoweverOftenItIsSent() throws Exception {
    String pool = load();
    JsonObject request =
        Json.createObjectBuilder()
            .add("userPoolId", pool)
            .add("requestId", "once")
            .add("change", LENGTH_20)
            .build();
    JsonObject first = template.request(pool, request);
    template.rollBack(pool, first);

    JsonObject again = template.request(pool, Json.createObjectBuilder(request).build());

    assertThat(again.getString("changeId")).isEqualTo(first.getString("changeId"));
    assertThat(length(configuration(pool))).isEqualTo(10);
  }

  @Test
  void answersWhoeverWaitsForTheChange() throws Exception {
    String pool = load();

    template.request(
        pool,
        Json.createObjectBuilder()
            .add("userPoolId", pool)
            .add("taskToken", "token-of-" + pool)
            .add("change", LENGTH_20)
            .build());

    assertThat(awaitCallback("token-of-" + pool)).contains("SendTaskSuccess", "APPLIED");
  }

  @Test
  void recordsWhatOthersChangedAsARevisionOfItsOwn() throws Exception {
    String pool = load();
    template.change(pool, LENGTH_20);
    JsonObject changed =
        Json.createObjectBuilder(template.client.describe(pool).getJsonObject("UserPool"))
            .add("DeletionProtection", "INACTIVE")
            .build();
    template.load(pool, changed, RunningTemplate.resource("every-mfa-setting.json"));

    JsonObject record =
        template.change(
            pool, LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(21)));

    assertThat(record.getInt("revision")).isEqualTo(4);
    assertThat(template.client.history(pool))
        .extracting(entry -> entry.getString("kind"))
        .containsExactlyInAnyOrder("external", "change", "external", "change");
    assertThat(configuration(pool).getString("DeletionProtection")).isEqualTo("INACTIVE");
  }

  @Test
  void refusesAnUnsignedRequest() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(template.stack.endpoint().resolve("/user-pools/x_1/changes"))
            .build();

    assertThat(exchange(request).statusCode()).isEqualTo(403);
  }

  private static String load() throws IOException {
    return load(RunningTemplate.resource("every-setting.json"));
  }

  private static String load(JsonObject userPool) throws IOException {
    String pool = "eu-central-2_Main" + pools++;
    template.load(
        pool,
        Json.createObjectBuilder(userPool).add("Id", pool).build(),
        RunningTemplate.resource("every-mfa-setting.json"));
    return pool;
  }

  private static JsonObject configuration(String pool) throws Exception {
    return template.client.describe(pool).getJsonObject("UserPool");
  }

  private static int length(JsonObject configuration) {
    return configuration
        .getJsonObject("Policies")
        .getJsonObject("PasswordPolicy")
        .getInt("MinimumLength");
  }

  private static JsonObject stable(JsonObject described) {
    return Json.createPointer("/UserPool/LastModifiedDate").remove(described);
  }

  private static int sum(JsonObject counts, String caller, String service) {
    return counts.getJsonObject(caller).getJsonObject(service).values().stream()
        .mapToInt(count -> Integer.parseInt(count.toString()))
        .sum();
  }

  /// The answer follows the record: it is there a moment later.
  private static String awaitCallback(String token) {
    return await()
        .until(() -> send("GET", "/_local/callbacks"), callbacks -> callbacks.contains(token));
  }

  private static String send(String method, String path) throws Exception {
    return exchange(
            HttpRequest.newBuilder(template.stack.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build())
        .body();
  }

  private static HttpResponse<String> exchange(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static JsonObject json(String text) {
    return Json.createReader(new java.io.StringReader(text)).readObject();
  }
}
