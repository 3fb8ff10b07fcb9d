package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static io.github.poolkeeper.history.RehearsedApi.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Identity;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitChangeTest {
  private static final String CHANGES = AT_POOL + "/changes";
  private static final String RESTORE = AT_POOL + "/restore";
  private static final String PROTECTION_OFF = "{\"change\":{\"DeletionProtection\":\"INACTIVE\"}}";
  private static final String NOBODYS = "018f0000-0000-7000-8000-000000000000";

  private final RehearsedApi api = new RehearsedApi();

  @Test
  void takesAChangeInAndSaysWhereItIs() {
    APIGatewayV2HTTPResponse response = api.post(CHANGES, PROTECTION_OFF);

    assertThat(response.getStatusCode()).isEqualTo(202);
    String id = body(response).getString("changeId");
    assertThat(response.getHeaders()).containsEntry("location", CHANGES + "/" + id);
    assertThat(api.queue.sent()).containsExactly(new ChangeId(id));
    assertThat(api.get(CHANGES + "/" + id).getStatusCode()).isEqualTo(200);
  }

  @Test
  void recordsTheCallerThatIamVerified() {
    api.post(CHANGES, PROTECTION_OFF);

    assertThat(api.history.ledger(POOL).getFirst().sender())
        .contains(new Identity("AROAEXAMPLEROLE000001:mai.tanaka"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/changes {\"change\":{\"PoolName\":\"x\"}}",
        "/restore {\"revision\":1}",
        "/changes/ID/rollback {}"
      })
  void answersTheSameRequestWithTheSameChange(String request) {
    String[] parts = request.replace("ID", api.change("{\"PoolName\":\"folk\"}")).split(" ", 2);
    Map<String, String> key = Map.of("idempotency-key", "k1");

    JsonObject first = body(api.send("POST " + AT_POOL + parts[0], parts[1], key));
    JsonObject second = body(api.send("POST " + AT_POOL + parts[0], parts[1], key));

    assertThat(first.getString("requestId")).isEqualTo("k1");
    assertThat(second.getString("changeId")).isEqualTo(first.getString("changeId"));
  }

  @Test
  void refusesAKeyThatIsTakenByAnotherRequest() {
    Map<String, String> key = Map.of("idempotency-key", "k1");
    api.send("POST " + CHANGES, PROTECTION_OFF, key);

    APIGatewayV2HTTPResponse response =
        api.send("POST " + CHANGES, "{\"change\":{\"PoolName\":\"x\"}}", key);

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON | ''",
        "[] | ''",
        "{} | ''",
        "{\"change\":{\"PolName\":\"x\"}} | /change/PolName",
        "{\"change\":{\"PoolName\":\"x\"},\"userPoolId\":\"eu-west-1_Other\"} | /userPoolId",
      })
  void refusesWhatIsNoRequestAndSaysWhere(String body, String path) {
    APIGatewayV2HTTPResponse response = api.post(CHANGES, body);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(violations(response)).containsExactly(path);
    assertThat(api.queue.sent()).isEmpty();
  }

  @Test
  void refusesAKeyThatTheBodyContradicts() {
    APIGatewayV2HTTPResponse response =
        api.send(
            "POST " + CHANGES,
            "{\"requestId\":\"a\",\"change\":{\"PoolName\":\"x\"}}",
            Map.of("idempotency-key", "b"));

    assertThat(violations(response)).containsExactly("/requestId");
  }

  @Test
  void refusesAQueryOnAPost() {
    assertThat(violations(api.post(CHANGES + "?dryRun=true", PROTECTION_OFF)))
        .containsExactly("/dryRun");
  }

  @Test
  void opensARollback() {
    String id = api.change("{\"PoolName\":\"folk\"}");

    JsonObject rollback = body(rollback(id, "{\"onConflict\":\"skip\",\"reason\":\"oops\"}"));

    assertThat(rollback.getString("rollbackOf")).isEqualTo(id);
    assertThat(rollback.getString("kind")).isEqualTo("rollback");
    assertThat(rollback.getString("reason")).isEqualTo("oops");
  }

  @Test
  void opensARollbackOfAChangeThatIsStillWaiting() {
    String id = body(api.post(CHANGES, PROTECTION_OFF)).getString("changeId");

    assertThat(rollback(id, "").getStatusCode()).isEqualTo(202);
  }

  @Test
  void findsNothingToRollBackUnderAnUnknownId() {
    assertThat(rollback(NOBODYS, "{}").getStatusCode()).isEqualTo(404);
  }

  @Test
  void refusesToRollBackWhatDidNothing() {
    String id = api.change("{\"PoolName\":\"people\"}");

    APIGatewayV2HTTPResponse response = rollback(id, "{}");

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(body(response).getString("detail")).contains("UNCHANGED");
  }

  @Test
  void refusesARollbackWithAnActionInItsBody() {
    String id = api.change("{\"PoolName\":\"folk\"}");

    assertThat(violations(rollback(id, "{\"change\":{},\"restore\":{}}")))
        .containsExactly("/change", "/restore");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/changes/ID/rollback | {\"onConflict\":\"maybe\"} | /onConflict",
        "/restore | {\"revision\":0} | /revision",
        "/restore | {\"revision\":1,\"paths\":[\"x\"]} | /paths/0",
        "/restore | {} | ''",
        "/restore | {\"revision\":1,\"when\":2} | /when"
      })
  void namesAViolationInTheBodysOwnTerms(String path, String body, String violated) {
    String id = api.change("{\"PoolName\":\"folk\"}");

    assertThat(violations(api.post(AT_POOL + path.replace("ID", id), body)))
        .containsExactly(violated);
  }

  @Test
  void opensARestoreOfPathsOfARevision() {
    api.change("{\"PoolName\":\"folk\",\"DeletionProtection\":\"INACTIVE\"}");

    APIGatewayV2HTTPResponse response =
        api.post(RESTORE, "{\"revision\":1,\"paths\":[\"/PoolName\"],\"reason\":\"back\"}");
    api.apply();

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(body(response).getString("kind")).isEqualTo("restore");
    assertThat(body(api.get(AT_POOL)).getJsonObject("configuration"))
        .isEqualTo(
            RehearsedApi.json("{\"PoolName\":\"people\",\"DeletionProtection\":\"INACTIVE\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"revision\":7}", "{\"at\":\"2025-12-31T00:00:00Z\"}"})
  void findsNothingToRestoreThatIsNotOnRecord(String body) {
    api.change("{\"PoolName\":\"folk\"}");

    assertThat(api.post(RESTORE, body).getStatusCode()).isEqualTo(404);
    assertThat(api.queue.sent()).isEmpty();
  }

  @Test
  void opensARestoreOfATime() {
    api.change("{\"PoolName\":\"folk\"}");

    assertThat(api.post(RESTORE, "{\"at\":\"2026-06-01T00:00:00Z\"}").getStatusCode())
        .isEqualTo(202);
  }

  private APIGatewayV2HTTPResponse rollback(String changeId, String body) {
    return api.post(CHANGES + "/" + changeId + "/rollback", body);
  }
}
