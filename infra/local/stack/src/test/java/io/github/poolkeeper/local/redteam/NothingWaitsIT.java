package io.github.poolkeeper.local.redteam;

import static io.github.poolkeeper.local.stack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.gateway.Outages.About;
import io.github.poolkeeper.local.gateway.Outages.Trouble;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody tries to hold changes up for ever, to get one past a freeze, or to lose a setting.
@ExtendWith(Target.Shared.class)
class NothingWaitsIT {
  private static final String MALLORY = "otto.kern-as-engineer";
  private static final String INES = "ines.weber-as-engineer";

  /// Of the SDK at one call.
  private static final int ATTEMPTS = 3;

  private static final String TAG = "\"change\": {\"UserPoolTags\": {\"team\": \"%s\"}}";

  /// As texts they come before every time there is, so that they would be due for ever.
  @ParameterizedTest
  @CsvSource({"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z"})
  void noTimeSortsBeforeAllOthers(String time, Target target) throws Exception {
    JsonObject record =
        target.sent(
            MALLORY, target.pool(), TAG.formatted("x") + ", \"notBefore\": \"" + time + "\"");

    assertThat(record.getString("status")).isEqualTo("REJECTED");
    assertThat(record.getJsonArray("violations").toString()).contains("/notBefore");
  }

  static Stream<String> messagesOfNobody() {
    return Stream.of(
        "not JSON",
        "[]",
        "{\"userPoolId\": \"POOL\", \"changeId\": \"01964d8e-b6a0-7abc-9def-0123456789ab\"}",
        "{\"userPoolId\": \"eu-central-2_Another\", \"changeId\": \"01964d8e-b6a0-7abc-9def-0123456789ab\"}");
  }

  /// Who may send to the queue of changes could hold a pool up for as long as it gives out a
  /// message.
  @ParameterizedTest
  @MethodSource("messagesOfNobody")
  void nothingOnTheQueueOfChangesHoldsAPoolUp(String body, Target target) throws Exception {
    String pool = target.pool();
    target.toChanges(pool, body.replace("POOL", pool));

    JsonObject record = target.sent(INES, pool, TAG.formatted("ops"));

    assertThat(record.getString("status")).isEqualTo("APPLIED");
  }

  /// In a group of its own it would be worked on beside the pool's own changes.
  @Test
  void noChangeIsTakenFromAnotherGroup(Target target) throws Exception {
    String pool = target.pool();
    target.freeze(pool, "PUT");
    JsonObject held = target.sent(INES, pool, TAG.formatted("ops"));
    assertThat(held.getString("status")).isEqualTo("HELD");
    target.toChanges("elsewhere", Target.named(held));
    target.freeze(pool, "DELETE");

    await()
        .untilAsserted(
            () ->
                assertThat(target.template.client.change(pool, held.getString("changeId")))
                    .containsEntry("status", Json.createValue("APPLIED")));
    assertThat(target.template.client.history(pool)).hasSize(2);
  }

  /// What has not begun when the freeze is answered does not begin.
  @Test
  void nothingBeginsAfterAFreezeIsAnswered(Target target) throws Exception {
    for (int i = 0; i < 6; i++) {
      String pool = target.pool();
      String body = "{" + TAG.formatted("ops") + "}";
      CompletableFuture<HttpResponse<String>> submitted =
          CompletableFuture.supplyAsync(
              () -> target.unchecked(MALLORY, "/user-pools/" + pool + "/changes", body));
      target.freeze(pool, "PUT");
      JsonObject record = Target.json(submitted.join().body());
      JsonObject then = target.template.client.change(pool, record.getString("changeId"));

      JsonObject rested = target.rested(pool, record);

      if (then.getString("status").equals("QUEUED")) {
        assertThat(rested.getString("status")).as("of %s", then).isEqualTo("HELD");
      }
    }
  }

  /// Without a rest the next change would be applied meanwhile, and overwritten by it.
  @Test
  void noWriteThatLandsLateOverwritesTheNextChange(Target target) throws Exception {
    String pool = target.pool();
    target.trouble(
        new About(AwsService.COGNITO_IDP, "UpdateUserPool", pool),
        new Trouble.DoneLater(Duration.ofSeconds(12)),
        1);
    String first = target.template.client.send(pool, Target.request(pool, TAG.formatted("a")));

    JsonObject second = target.sent(INES, pool, TAG.formatted("b"));

    assertThat(target.template.client.awaitEnd(pool, first).getInt("revision")).isEqualTo(2);
    assertThat(second.getInt("revision")).isEqualTo(3);
    assertThat(second.getJsonArray("differences").getJsonObject(0).getString("before"))
        .isEqualTo("a");
    assertThat(target.live(pool).getJsonObject("UserPoolTags").getString("team")).isEqualTo("b");
  }

  /// Step Functions refuses the token for good, or for a while: neither is the pool's trouble.
  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "ThrottlingException", "InternalFailure"})
  void noCallbackHoldsAPoolUp(String type, Target target) throws Exception {
    String pool = target.pool();
    String token = "refused-with-" + type;
    target.trouble(
        new About(AwsService.STATES, "SendTaskSuccess", token),
        new Trouble.Refused(type.equals("InternalFailure") ? 500 : 400, type),
        type.equals("AccessDeniedException") ? Integer.MAX_VALUE : ATTEMPTS);

    JsonObject asked =
        target.sent(
            "execution-as-workflow",
            pool,
            TAG.formatted("ops") + ", \"taskToken\": \"" + token + "\"");
    JsonObject next = target.sent(INES, pool, TAG.formatted("it"));

    assertThat(asked.getString("status")).isEqualTo("APPLIED");
    assertThat(next.getString("status")).isEqualTo("APPLIED");
    if (type.equals("AccessDeniedException")) {
      await()
          .untilAsserted(
              () -> assertThat(target.record(asked).toString()).contains("\"untold\"", type));
    } else {
      await()
          .untilAsserted(
              () -> {
                target.post("test", "/_local/schedules", "");
                assertThat(target.callbacks().toString()).contains(token);
              });
    }
  }

  /// The history function has put it on record, and the queue does not take it.
  @Test
  void nothingThatIsOnRecordStaysOutOfTheQueue(Target target) throws Exception {
    String pool = target.pool();
    var outage =
        target.trouble(
            new About(AwsService.SQS, "SendMessage", pool),
            new Trouble.Refused(500, "Down"),
            ATTEMPTS);
    HttpResponse<String> refused =
        target.post(MALLORY, "/user-pools/" + pool + "/changes", "{" + TAG.formatted("x") + "}");
    assertThat(refused.statusCode()).isEqualTo(500);
    await().until(outage::isOver);
    JsonObject record = target.template.client.history(pool).getFirst();
    assertThat(record.getString("status")).isEqualTo("QUEUED");

    target.isDue(record);
    target.post("test", "/_local/schedules", "");

    assertThat(target.rested(pool, record).getString("status")).isEqualTo("APPLIED");
  }

  /// The coupling would take e-mail MFA along, which the change had not brought.
  @Test
  void noRollbackTakesWhatTheChangeHadNotBrought(Target target) throws Exception {
    String pool = target.mfaPool("{\"MfaConfiguration\": \"OFF\"}");
    JsonObject change =
        target.template.client.approved(
            target.sent(
                INES,
                pool,
                "\"change\": {\"MfaConfiguration\": \"OPTIONAL\","
                    + " \"SoftwareTokenMfaConfiguration\": {\"Enabled\": true}}"));
    assertThat(change.getString("status")).isEqualTo("APPLIED");
    target.template.load(
        pool,
        target.live(pool),
        Target.json(
            """
            {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true},
             "EmailMfaConfiguration": {"Message": "Code {####}", "Subject": "Code"}}"""));

    JsonObject refused = target.rolledBack(MALLORY, change, "refuse");
    JsonObject forced = target.rolledBack(MALLORY, change, "force");

    assertThat(refused.getString("status")).isEqualTo("CONFLICT");
    assertThat(refused.getJsonArray("conflicts").toString()).contains("/EmailMfaConfiguration");
    assertThat(forced.getString("status")).isEqualTo("PENDING_APPROVAL");
  }

  /// More than an item of the table holds: it ends, with the reason, and the next one goes on.
  @Test
  void noPoolIsTooLargeForAnEnd(Target target) throws Exception {
    String pool = target.pool();
    target.pool(pool, "{\"BrandNew\": \"" + noise() + "\"}");

    JsonObject record = target.sent(INES, pool, TAG.formatted("ops"));

    assertThat(record.getString("status")).isEqualTo("REFUSED");
    assertThat(record.getJsonObject("error").getString("code")).isEqualTo("SnapshotTooLarge");
    assertThat(target.sent(INES, pool, TAG.formatted("it")).getString("status"))
        .isEqualTo("REFUSED");
  }

  private static String noise() {
    return new Random(7)
        .ints(300_000, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
