package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.policy.Policy;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers and freezes over HTTP.
class ApprovalRoutesTest {
  private static final String CHANGES = RehearsedApi.AT_POOL + "/changes";
  private static final String UNPROTECT = "{\"change\":{\"DeletionProtection\":\"INACTIVE\"}}";

  private final RehearsedApi api = new RehearsedApi(Policy.builtIn());

  @Test
  void refusesTheRequesterWhoIsTheCaller() {
    String path = pending();

    APIGatewayV2HTTPResponse answer = api.post(path + "/approve", "{}");

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getBody()).contains("cannot be the one");
  }

  @Test
  void countsTheAnswersOfOthers() {
    String path = pending();

    JsonObject first =
        RehearsedApi.json(
            api.as("AIDAUMA").post(path + "/approve", "{\"reason\":\"fine\"}").getBody());
    assertThat(first.getString("status")).isEqualTo("PENDING_APPROVAL");
    assertThat(first.getJsonArray("answers").getJsonObject(0).getString("by")).isEqualTo("AIDAUMA");
    assertThat(first.getJsonObject("policy").getInt("approvers")).isEqualTo(2);
    assertThat(api.as("AIDAUMA").post(path + "/approve", "{\"reason\":\"again\"}").getStatusCode())
        .isEqualTo(409);
    assertThat(
            RehearsedApi.json(api.as("AIDAARI").post(path + "/approve", "").getBody())
                .getString("status"))
        .isEqualTo("QUEUED");
    assertThat(api.as("AIDAEVE").post(path + "/approve", "").getStatusCode()).isEqualTo(409);
  }

  @Test
  void agreesToThePlanThatWasShownAndToNoOther() {
    String path = pending();
    String hash = RehearsedApi.json(api.get(path).getBody()).getString("hash");
    api.as("AIDAUMA");

    APIGatewayV2HTTPResponse other =
        api.post(path + "/approve", "{\"planHash\":\"%s\"}".formatted("0".repeat(64)));
    APIGatewayV2HTTPResponse none = api.post(path + "/approve", "{\"planHash\":\"latest\"}");
    APIGatewayV2HTTPResponse shown =
        api.post(path + "/approve", "{\"planHash\":\"%s\"}".formatted(hash));

    assertThat(other.getStatusCode()).isEqualTo(409);
    assertThat(other.getBody()).contains("another one than the one that you were shown");
    assertThat(none.getStatusCode()).isEqualTo(400);
    assertThat(RehearsedApi.body(shown).getJsonArray("answers")).hasSize(1);
  }

  @Test
  void letsTheRequesterWithdraw() {
    String path = pending();

    APIGatewayV2HTTPResponse refused = api.as("AIDAUMA").post(path + "/withdraw", "");
    api.as("AROAEXAMPLEROLE000001:mai.tanaka", "");
    APIGatewayV2HTTPResponse withdrawn = api.post(path + "/withdraw", "{\"reason\":\"a typo\"}");

    assertThat(refused.getStatusCode()).isEqualTo(403);
    assertThat(RehearsedApi.body(withdrawn).getString("status")).isEqualTo("WITHDRAWN");
    assertThat(RehearsedApi.body(withdrawn).getJsonObject("withdrawn").getString("reason"))
        .isEqualTo("a typo");
    assertThat(api.getText(path).getBody()).contains("withdrawn: ", "a typo");
    assertThat(api.post(path + "/withdraw", "{\"because\":\"x\"}").getStatusCode()).isEqualTo(400);
    assertThat(
            api.post(CHANGES + "/018f0000-0000-7000-8000-000000000000/withdraw", "")
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void withdrawsNothingThatHasEnded() {
    String path = pending();
    api.as("AIDAUMA").post(path + "/decline", "");

    assertThat(
            api.as("AROAEXAMPLEROLE000001:mai.tanaka", "")
                .post(path + "/withdraw", "")
                .getStatusCode())
        .isEqualTo(409);
  }

  @Test
  void takesNothingButAReason() {
    assertThat(
            api.as("AIDAUMA").post(pending() + "/approve", "{\"because\":\"x\"}").getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void knowsNoSuchChange() {
    assertThat(
            api.as("AIDAUMA")
                .post(CHANGES + "/018f0000-0000-7000-8000-000000000000/approve", "")
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsWhoSetAFreeze() {
    String path = RehearsedApi.AT_POOL + "/freeze";
    assertThat(RehearsedApi.json(api.get(path).getBody()).getBoolean("frozen")).isFalse();

    api.as("AIDAUMA").send("PUT " + path, "{\"reason\":\"incident 7\"}", Map.of());
    JsonObject frozen = RehearsedApi.json(api.get(path).getBody());
    assertThat(frozen.getBoolean("frozen")).isTrue();
    assertThat(frozen.getJsonArray("turns").getJsonObject(0).getString("by")).isEqualTo("AIDAUMA");
    JsonObject lifted = RehearsedApi.json(api.send("DELETE " + path, "", Map.of()).getBody());

    assertThat(lifted.getBoolean("frozen")).isFalse();
    assertThat(lifted.getJsonArray("turns")).hasSize(2);
    assertThat(RehearsedApi.json(api.get("/freeze").getBody()).getJsonArray("turns")).isEmpty();
  }

  @Test
  void listsWhatIsStoppedByWhomWhyAndWhatItHolds() {
    api.change("{\"PoolName\":\"folk\"}");
    assertThat(freezes()).isEmpty();
    api.as("AROAEXAMPLEROLE000001:uma.kern", "");
    api.send("PUT " + RehearsedApi.AT_POOL + "/freeze", "{\"reason\":\"INC-7\"}", Map.of());
    api.send("PUT /freeze", "", Map.of());
    String held = api.change("{\"PoolName\":\"kin\"}");

    List<JsonObject> both = freezes();

    assertThat(both).hasSize(2);
    assertThat(both.getFirst().containsKey("userPoolId")).isFalse();
    JsonObject pools = both.getLast();
    assertThat(pools.getString("poolName")).isEqualTo("people");
    assertThat(pools.getString("by")).isEqualTo("AROAEXAMPLEROLE000001:uma.kern");
    assertThat(pools.getString("reason")).isEqualTo("INC-7");
    assertThat(pools.getInt("held")).isOne();
    assertThat(pools.getJsonArray("changeIds").getString(0)).isEqualTo(held);
    assertThat(api.getText("/freezes").getBody().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("people      us-east-1_Example01  2026-01-01T00:00:00Z  uma.kern  holds 1  ")
        .endsWith("\"INC-7\"");
    api.send("DELETE /freeze", "", Map.of());
    assertThat(freezes()).singleElement().isEqualTo(pools);
  }

  private List<JsonObject> freezes() {
    return RehearsedApi.body(api.get("/freezes"))
        .getJsonArray("freezes")
        .getValuesAs(JsonObject.class);
  }

  @Test
  void showsTheVerdictAsText() {
    String path = pending();

    assertThat(api.getText(path).getBody())
        .contains(
            "policy \"default-2\": approve by 2", "deletion-protection-off says approve by 2");
  }

  @Test
  void listsWhatWaitsSoonestFirstAPageAtATime() {
    String first = pending();
    String second = pending();
    String third = pending();

    JsonObject page = RehearsedApi.body(api.get("/approvals?limit=2"));
    JsonObject next =
        RehearsedApi.body(api.get("/approvals?limit=2&cursor=" + page.getString("cursor")));

    assertThat(paths(page)).containsExactly(first, second);
    assertThat(paths(next)).containsExactly(third);
    assertThat(next.containsKey("cursor")).isFalse();
  }

  @Test
  void listsWhatAnApproverHasToKnow() {
    JsonObject request =
        RehearsedApi.json(
            "{\"requestedBy\":\"ines\",\"reason\":\"TICKET-1\",\"change\":{\"DeletionProtection\":\"INACTIVE\"}}");
    String path = pending(request.toString());
    api.as("AIDAUMA").post(path + "/approve", "");

    JsonObject change =
        RehearsedApi.body(api.get("/approvals")).getJsonArray("changes").getJsonObject(0);

    assertThat(change.getString("requestedBy")).isEqualTo("ines");
    assertThat(change.getString("reason")).isEqualTo("TICKET-1");
    assertThat(change.containsKey("expiresAt")).isTrue();
    assertThat(change.getJsonArray("answers")).hasSize(1);
    assertThat(change.getJsonObject("policy").getInt("approvers")).isEqualTo(2);
    assertThat(api.getText("/approvals").getBody())
        .contains("  us-east-1_Example01  1 of 2  PENDING_APPROVAL")
        .contains("\"ines\"  \"TICKET-1\"");
  }

  @Test
  void listsNothingThatHasBeenAnswered() {
    String path = pending();
    api.as("AIDAUMA").post(path + "/decline", "");

    assertThat(paths(RehearsedApi.body(api.get("/approvals")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "",
        "a place",
        "2026-01-04T00:00:00Z us-east-1_Example01 first",
        "2026-01-04T00:00:00Z * 018f0000-0000-7000-8000-000000000000",
        "2026-02-30T00:00:00Z us-east-1_Example01 018f0000-0000-7000-8000-000000000000",
        "+12026-01-04T00:00:00Z us-east-1_Example01 018f0000-0000-7000-8000-000000000000"
      })
  void refusesACursorThatItHasNotGiven(String place) {
    assertThat(RehearsedApi.violations(api.get("/approvals?cursor=" + Cursor.of(place))))
        .containsExactly("/cursor");
  }

  private static List<String> paths(JsonObject page) {
    return page.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .map(change -> CHANGES + "/" + change.getString("changeId"))
        .toList();
  }

  private String pending() {
    return pending(UNPROTECT);
  }

  private String pending(String request) {
    JsonObject opened = RehearsedApi.json(api.post(CHANGES, request).getBody());
    api.apply();
    return CHANGES + "/" + opened.getString("changeId");
  }
}
