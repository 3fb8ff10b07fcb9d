package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static io.github.poolkeeper.history.RehearsedApi.json;
import static io.github.poolkeeper.history.RehearsedApi.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.userpool.Owner;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanRequestTest {
  private static final String PLAN = AT_POOL + "/plan";
  private static final String RENAME = "{\"change\":{\"PoolName\":\"folk\"}}";

  private final RehearsedApi api = new RehearsedApi();

  @Test
  void saysWhatAChangeWouldDo() {
    JsonObject plan = body(api.post(PLAN, RENAME));

    assertThat(plan.getString("status")).isEqualTo("PLANNED");
    assertThat(plan.getJsonArray("calls")).hasToString("[\"UpdateUserPool\"]");
    assertThat(plan.getJsonArray("differences"))
        .containsExactly(json("{\"path\":\"/PoolName\",\"before\":\"people\",\"after\":\"folk\"}"));
    assertThat(plan.getJsonObject("undo")).isEqualTo(json("{\"possible\":true,\"remains\":[]}"));
    assertThat(plan.getString("hash")).hasSize(64);
  }

  @Test
  void writesNothing() {
    api.post(PLAN, RENAME);

    assertThat(api.history.ledger(POOL)).isEmpty();
    assertThat(api.queue.sent()).isEmpty();
    assertThat(api.pools.written()).isEmpty();
  }

  @Test
  void saysThatThereIsNothingToDo() {
    assertThat(body(api.post(PLAN, "{\"change\":{\"PoolName\":\"people\"}}")).getString("status"))
        .isEqualTo("UNCHANGED");
  }

  @Test
  void saysWhatIsWrongWithAChangeOfThisPool() {
    APIGatewayV2HTTPResponse response =
        api.post(PLAN, "{\"change\":{\"AutoVerifiedAttributes\":[\"phone_number\"]}}");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(body(response).getString("status")).isEqualTo("REJECTED");
    assertThat(violations(response)).hasSize(1);
  }

  @Test
  void refusesWhatIsNoRequest() {
    APIGatewayV2HTTPResponse response = api.post(PLAN, "{\"change\":{\"PolName\":1}}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(violations(response)).containsExactly("/change/PolName");
  }

  @Test
  void saysWhatOthersHaveChanged() {
    api.change("{\"PoolName\":\"folk\"}");
    api.pools.edit(
        POOL, pool -> JsonValues.object(pool).add("DeletionProtection", "INACTIVE").build());

    JsonObject plan = body(api.post(PLAN, "{\"restore\":{\"revision\":1}}"));

    assertThat(plan.getJsonArray("sinceThen"))
        .containsExactly(
            json(
                "{\"path\":\"/DeletionProtection\",\"before\":\"ACTIVE\",\"after\":\"INACTIVE\"}"));
    assertThat(plan.getInt("revision")).isEqualTo(2);
    assertThat(plan.getJsonArray("differences")).hasSize(2);
  }

  @Test
  void saysWhoseStackMayUndoIt() {
    assertThat(body(api.post(PLAN, RENAME))).doesNotContainKey("owner");
    api.pools.edit(
        POOL,
        pool ->
            Pointer.parse("/UserPoolTags/aws:cloudformation:stack-name")
                .set(
                    Pointer.parse("/UserPoolTags/aws:cloudformation:logical-id")
                        .set(pool, JsonValues.value("UserPool")),
                    JsonValues.value("auth")));

    JsonObject owner =
        json("{\"tool\":\"cloudformation\",\"stack\":\"auth\",\"resource\":\"UserPool\"}");
    JsonObject plan = body(api.post(PLAN, RENAME));
    String change = api.change("{\"PoolName\":\"folk\"}");

    assertThat(plan.getJsonObject("owner")).isEqualTo(owner);
    assertThat(Owner.words(plan)).contains("stack auth, UserPool: its next update may undo this");
    assertThat(body(api.get(AT_POOL + "/changes/" + change)).getJsonObject("owner"))
        .isEqualTo(owner);
  }

  @Test
  void findsNoPlanForAPoolThatIsNot() {
    assertThat(api.post("/user-pools/us-east-1_None/plan", RENAME).getStatusCode()).isEqualTo(404);
  }

  @Test
  void passesOnThatCognitoSaysNo() {
    api.pools.nextRead(new Reading.Refused(new ApiError("AccessDeniedException", "not allowed")));

    APIGatewayV2HTTPResponse response = api.post(PLAN, RENAME);

    assertThat(response.getStatusCode()).isEqualTo(502);
    assertThat(body(response).getString("detail")).contains("AccessDeniedException");
  }

  @Test
  void asksToComeBackWhenCognitoIsBusy() {
    api.pools.nextRead(new Reading.Interrupted(new ApiError("TooManyRequestsException", "slow")));

    APIGatewayV2HTTPResponse response = api.post(PLAN, RENAME);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders()).containsKey("retry-after");
  }

  @Test
  void readsLikeADifferenceInATerminal() {
    APIGatewayV2HTTPResponse response =
        api.send("POST " + PLAN, RENAME, Map.of("accept", "text/plain"));

    assertThat(response.getBody())
        .startsWith("plan for us-east-1_Example01: PLANNED\n")
        .contains("\n\"/PoolName\"\n- \"people\"\n+ \"folk\"\n")
        .contains("calls: [\"UpdateUserPool\"]\n")
        .contains("can be rolled back\n");
  }
}
