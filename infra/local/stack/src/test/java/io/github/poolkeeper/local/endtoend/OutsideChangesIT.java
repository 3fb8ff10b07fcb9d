package io.github.poolkeeper.local.endtoend;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Somebody changes a pool past Poolkeeper, with a call of Cognito like anybody's.
class OutsideChangesIT {
  private static final String POOL = "eu-central-2_Outside01";
  private static final String OTHER = "eu-central-2_Outside02";
  private static RunningTemplate template;

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
    template.load(POOL, pool(POOL), mfaOff());
    template.load(OTHER, pool(OTHER), mfaOff());
    template.change(POOL, tags("known"));
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  @Test
  void isOnRecordWithWhoItWasAndWhatThePolicySays() throws Exception {
    letASecondPass();
    byHand("approver1", POOL, 6);

    JsonObject found =
        await()
            .until(() -> external(POOL), f -> f.size() == 2 && f.getFirst().containsKey("doneBy"))
            .getFirst();

    JsonObject who = found.getJsonArray("doneBy").getJsonObject(0);
    assertThat(who.getString("name")).isEqualTo("approver1");
    assertThat(who.getString("confidence")).isEqualTo("certain");
    assertThat(who.getString("operation")).isEqualTo("UpdateUserPool");
    assertThat(found.getJsonObject("policy").getString("effect")).isEqualTo("approve");
    assertThat(found.getJsonArray("differences").toString()).contains("MinimumLength");

    JsonObject undone = template.rollBack(POOL, found);
    assertThat(undone.getString("status")).isEqualTo("APPLIED");
    await().during(Duration.ofSeconds(2)).until(() -> external(POOL).size() == 2);
  }

  /// It has asked Poolkeeper for nothing.
  @Test
  void isNothingToAPoolThatPoolkeeperDoesNotKnow() throws Exception {
    byHand("approver1", OTHER, 6);

    await().during(Duration.ofSeconds(2)).until(() -> template.client.history(OTHER).isEmpty());
  }

  /// There is no trail, or its event was lost: the round of looks finds it.
  @Test
  void isFoundThoughNoEventEverComes() throws Exception {
    try (RunningTemplate quiet = RunningTemplate.start()) {
      quiet.load(POOL, pool(POOL), mfaOff());
      quiet.change(POOL, tags("known"));
      quiet.load(POOL, pool(POOL), mfaOff());

      fireSchedules(quiet);

      JsonObject found =
          await()
              .atMost(Duration.ofSeconds(20))
              .until(() -> quiet.client.history(POOL), records -> records.size() == 3)
              .getFirst();
      assertThat(found.getString("kind")).isEqualTo("external");
      assertThat(found.containsKey("doneBy")).isFalse();
      assertThat(found.getJsonArray("differences").toString()).contains("known");
    }
  }

  private static void fireSchedules(RunningTemplate template) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var fire =
          new AwsSigner("approver1")
              .sign(
                  "execute-api",
                  "POST",
                  template.stack.endpoint().resolve("/_local/schedules"),
                  Map.of(),
                  "")
              .build();
      assertThat(http.send(fire, BodyHandlers.discarding()).statusCode()).isBetween(200, 299);
    }
  }

  /// The first one is how the pool was found.
  private static List<JsonObject> external(String pool) throws Exception {
    return template.client.history(pool).stream()
        .filter(record -> record.getString("kind").equals("external"))
        .toList();
  }

  /// CloudTrail cuts times: a call of the second in which the revision before was made may have
  /// been written over by it, and is certain of nobody.
  private static void letASecondPass() {
    Instant known = Instant.now();
    await().until(() -> Instant.now().isAfter(known.plusSeconds(1)));
  }

  private static void byHand(String who, String pool, int length) throws Exception {
    JsonObject request =
        Json.createObjectBuilder()
            .add("UserPoolId", pool)
            .add(
                "Policies",
                LeafChange.patch("/PasswordPolicy/MinimumLength", Json.createValue(length)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status =
          http.send(
                  new AwsSigner(who)
                      .sign(
                          "cognito-idp",
                          "POST",
                          template.stack.endpoint().resolve("/"),
                          Map.of(
                              "content-type", "application/x-amz-json-1.1",
                              "x-amz-target", "AWSCognitoIdentityProviderService.UpdateUserPool"),
                          request.toString())
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  private static JsonObject pool(String id) {
    return Json.createObjectBuilder()
        .add("Id", id)
        .add("Name", "people")
        .add("DeletionProtection", "ACTIVE")
        .add("Policies", LeafChange.patch("/PasswordPolicy/MinimumLength", Json.createValue(12)))
        .build();
  }

  private static JsonObject mfaOff() {
    return Json.createObjectBuilder().add("MfaConfiguration", "OFF").build();
  }

  private static JsonObject tags(String team) {
    return LeafChange.patch("/UserPoolTags/team", Json.createValue(team));
  }
}
