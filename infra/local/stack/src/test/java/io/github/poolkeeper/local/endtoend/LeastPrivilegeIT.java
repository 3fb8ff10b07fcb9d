package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.cognito.Fault;
import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every path on which a function calls AWS is walked once; then the rights that were used are the
/// rights that the template gives: what is missing is refused by the gateway, here and in every
/// other end-to-end test ([RunningTemplate#close]), and what is spare shows here.
///
/// Nothing is left out. Lambda's part, reading the queues and writing the logs with a function's
/// role, is played by the stack; so is Cognito's, passing on roles and keys.
class LeastPrivilegeIT {
  private static final String POOL = "eu-central-2_Rights";
  private static final JsonObject LENGTH_20 =
      LeafChange.patch("/Policies/PasswordPolicy/MinimumLength", Json.createValue(20));

  /// The pool lets passkeys in, which have to count as MFA then.
  private static final JsonObject REQUIRED_MFA =
      Json.createObjectBuilder(
              LeafChange.patch(
                  "/WebAuthnConfiguration/FactorConfiguration",
                  Json.createValue("MULTI_FACTOR_WITH_USER_VERIFICATION")))
          .add("MfaConfiguration", "ON")
          .build();

  private static RunningTemplate template;

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  @Test
  void theFunctionsUseAllTheirRightsAndNeedNoOthers() throws Exception {
    template.load(
        POOL,
        RunningTemplate.resource("every-setting.json"),
        RunningTemplate.resource("every-mfa-setting.json"));

    changesThatSucceed();
    requestsThatFail();
    reads();
    somethingThatWaits();
    somethingThatIsTriedAgain();

    Set<Grant> granted = Grant.of(template.stack.functions());
    await()
        .untilAsserted(
            () ->
                assertThat(granted)
                    .containsExactlyInAnyOrderElementsOf(
                        Grant.used(granted, template.stack.accesses())));
  }

  /// With every kind of setting that needs a right of its own: tags, an SMS role, keys, e-mail; a
  /// change of two calls, a rollback, a waiting workflow.
  private static void changesThatSucceed() throws Exception {
    JsonObject change = request("applied", "change", LENGTH_20).add("taskToken", "token-1").build();
    JsonObject applied = template.request(POOL, change);
    assertThat(applied.getString("status")).isEqualTo("APPLIED");
    // Another text that says the same, or SQS would drop it.
    template.client.send(POOL, change + " ");
    assertThat(template.change(POOL, REQUIRED_MFA).getString("status")).isEqualTo("APPLIED");
    assertThat(template.rollBack(POOL, applied).getString("status")).isEqualTo("APPLIED");
  }

  private static void requestsThatFail() throws Exception {
    JsonObject rejected =
        request("rejected", "change", LeafChange.patch("/Nonsense", JsonValue.TRUE))
            .add("taskToken", "token-2")
            .build();
    JsonObject conflicting =
        request("conflict", "change", LENGTH_20)
            .add("expect", LeafChange.patch("/PoolName", Json.createValue("another")))
            .add("taskToken", "token-3")
            .build();

    assertThat(template.request(POOL, rejected).getString("status")).isEqualTo("REJECTED");
    assertThat(template.request(POOL, conflicting).getString("status")).isEqualTo("CONFLICT");
  }

  private static void reads() throws Exception {
    String pool = "/user-pools/" + POOL;
    for (String path :
        Set.of(
            "/answers",
            "/changes",
            "/diff?from=" + POOL + "&fromRevision=1&to=" + POOL,
            "/freezes",
            "/user-pools",
            pool,
            pool + "/changes",
            pool + "/changes?status=APPLIED",
            pool + "/revisions",
            pool + "/revisions/1/diff/2")) {
      assertThat(api("GET", path, "")).isEqualTo(200);
    }
    assertThat(api("POST", pool + "/look", "")).isEqualTo(204);
    assertThat(api("POST", pool + "/plan", "{\"change\":" + LENGTH_20 + "}")).isEqualTo(200);
  }

  /// For its time, for everybody's changes to go on, and for the end of a change that has ended.
  private static void somethingThatWaits() throws Exception {
    JsonObject held =
        template.inTime(
            "HELD",
            soon ->
                Json.createObjectBuilder()
                    .add("userPoolId", POOL)
                    .add("notBefore", soon.toString())
                    .add(
                        "change",
                        LeafChange.patch("/UserPoolTags/held", Json.createValue(soon.toString())))
                    .build());
    Instant soon = Instant.parse(held.getJsonObject("held").getString("notBefore"));
    await().until(() -> Instant.now().isAfter(soon));
    assertThat(api("POST", "/_local/schedules", "")).isBetween(200, 299);
    for (String method : List.of("PUT", "DELETE")) {
      assertThat(api(method, "/freeze", "")).isEqualTo(200);
    }
    JsonObjectBuilder again = request("applied", "change", LENGTH_20);
    template.client.send(POOL, again.add("taskToken", "token-4").build().toString());
    // Somebody else's under the same id is a change of its own.
    template.client.send(
        POOL, request("applied", "change", LENGTH_20).build().toString(), "approver2");
    String overHttp =
        Json.createObjectBuilder()
            .add("requestId", "applied")
            .add("change", LENGTH_20)
            .build()
            .toString();
    assertThat(api("POST", "/user-pools/" + POOL + "/changes", overHttp)).isEqualTo(202);
  }

  /// An import of users is under way: the message is to come again in some minutes.
  private static void somethingThatIsTriedAgain() throws Exception {
    template
        .stack
        .cognito()
        .failNext(
            "UpdateUserPool", new Fault.Refuse(400, "UserImportInProgressException", "later"));
    template.client.send(POOL, request("later", "change", LENGTH_20).build().toString());
  }

  private static JsonObjectBuilder request(String id, String kind, JsonObject what) {
    return Json.createObjectBuilder().add("userPoolId", POOL).add("requestId", id).add(kind, what);
  }

  private static int api(String method, String path, String body) throws Exception {
    var signer = new AwsSigner("approver1");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              signer
                  .sign(
                      "execute-api",
                      method,
                      template.stack.endpoint().resolve(path),
                      Map.of("content-type", "application/json"),
                      body)
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
