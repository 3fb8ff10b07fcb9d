package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.policy.Policy;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes that were made past Poolkeeper, over HTTP.
class OutsideRoutesTest {
  private static final String LENGTH = "/Policies/PasswordPolicy/MinimumLength";
  private static final Actor EVE =
      new Actor("AROAADMIN:eve.adams", Optional.of("eve.adams"), Optional.of("admin"));
  private static final String OTTO = "AROAADMIN:otto.kern";
  private static final String INES = "AROAADMIN:ines.weber";
  private static final String FINE = "{\"reason\": \"INC-7: agreed on the phone\"}";

  private final RehearsedApi api = new RehearsedApi(Policy.builtIn());

  @BeforeEach
  void knowsThePool() {
    api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":12}}}");
  }

  @Test
  void areOpenUntilSomebodyElseAcceptsThem() {
    String id = byHand(EVE);
    assertThat(review(id).getString("state")).isEqualTo("open");
    assertThat(review(id).getInt("needed")).isEqualTo(1);

    JsonObject accepted = body(accept(id, OTTO)).getJsonObject("review");

    assertThat(accepted.getString("state")).isEqualTo("accepted");
    assertThat(accepted.getString("by")).isEqualTo(OTTO);
    assertThat(accepted.getString("reason")).isEqualTo("INC-7: agreed on the phone");
    assertThat(accepted.containsKey("at")).isTrue();
    assertThat(review(id)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AROAADMIN:eve.adams", "AROAOTHER:Eve.Adams@example.com"})
  void areNotAcceptedByWhoeverMadeThem(String eve) {
    String id = byHand(EVE);

    APIGatewayV2HTTPResponse refused = accept(id, eve);

    assertThat(refused.getStatusCode()).isEqualTo(403);
    assertThat(refused.getBody()).contains("cannot be the one to accept it");
    assertThat(review(id).getString("state")).isEqualTo("open");
  }

  @Test
  void areNotAcceptedByNobodyInParticular() {
    assertThat(accept(byHand(EVE), "123456789012:federated").getStatusCode()).isEqualTo(403);
  }

  /// One of two is somebody else.
  @Test
  void takeTwoWhereNobodyKnowsWhoMadeThem() {
    String id = byHand();

    JsonObject first = body(accept(id, OTTO)).getJsonObject("review");
    assertThat(first.getString("state")).isEqualTo("open");
    assertThat(first.getInt("needed")).isEqualTo(2);
    assertThat(first.getJsonArray("acceptances")).hasSize(1);
    assertThat(accept(id, OTTO).getStatusCode()).isEqualTo(200);
    assertThat(accept(id, "AROAOTHER:otto.kern@example.com").getStatusCode()).isEqualTo(409);
    assertThat(review(id).getJsonArray("acceptances")).hasSize(1);

    assertThat(body(accept(id, INES)).getJsonObject("review").getString("state"))
        .isEqualTo("accepted");
  }

  /// They may have been either.
  @Test
  void areAcceptedByNoneOfThoseWhoMayHaveMadeThem() {
    String id = byHand(EVE, new Actor("AIDAOTTO", Optional.of("otto.kern"), Optional.empty()));

    assertThat(review(id).getInt("needed")).isEqualTo(2);
    assertThat(accept(id, OTTO).getStatusCode()).isEqualTo(403);
    assertThat(body(accept(id, INES)).getJsonObject("review").getString("state")).isEqualTo("open");
    assertThat(body(accept(id, "AROAADMIN:mai.tanaka")).getJsonObject("review").getString("state"))
        .isEqualTo("accepted");
  }

  /// Her call was too large to say of which pool it was, and was told after his.
  @Test
  void takeTwoWhereACallThatNamesNoPoolIsToldLater() {
    Actor otto = new Actor("AIDAOTTO", Optional.of("otto.kern"), Optional.empty());
    String id = byHand(otto);
    assertThat(review(id).getInt("needed")).isEqualTo(1);
    api.unplacedCall(EVE);

    assertThat(accept(id, "AROAADMIN:eve.adams").getStatusCode()).isEqualTo(403);
    assertThat(body(accept(id, INES)).getJsonObject("review").getInt("needed")).isEqualTo(2);
    assertThat(body(accept(id, "AROAADMIN:mai.tanaka")).getJsonObject("review").getString("state"))
        .isEqualTo("accepted");
  }

  /// `cdk deploy` writes in CloudFormation's own session, whoever has started it.
  @Test
  void takeTwoWhereAStackMadeThem() {
    String id =
        byHand(
            new Actor(
                "AROACDK:AWSCloudFormation",
                Optional.of("AWSCloudFormation"),
                Optional.of("cdk-hnb659fds-cfn-exec-role-1-eu")));

    assertThat(body(accept(id, "AROAADMIN:eve.adams")).getJsonObject("review").getString("state"))
        .isEqualTo("open");
  }

  @Test
  void takeTwoWhereAServiceMadeThem() {
    String id =
        byHand(new Actor("cloudformation.amazonaws.com", Optional.empty(), Optional.empty()));

    assertThat(body(accept(id, OTTO)).getJsonObject("review").getString("state")).isEqualTo("open");
    assertThat(body(accept(id, INES)).getJsonObject("review").getString("state"))
        .isEqualTo("accepted");
  }

  @Test
  void areAcceptedOnceAndWithAReason() {
    String id = byHand(EVE);

    assertThat(api.as(OTTO).post(path(id) + "/accept", "{}").getStatusCode()).isEqualTo(400);
    assertThat(RehearsedApi.violations(api.post(path(id) + "/accept", "{}")))
        .containsExactly("/reason");
    accept(id, OTTO);
    assertThat(accept(id, OTTO).getStatusCode()).isEqualTo(200);
    assertThat(accept(id, INES).getStatusCode()).isEqualTo(409);
    assertThat(review(id).getJsonArray("acceptances")).hasSize(1);
  }

  @Test
  void areUndoneByARollback() {
    String id = byHand(EVE);
    JsonObject rollback = body(api.as(OTTO).post(path(id) + "/rollback", "{}"));
    api.apply();

    JsonObject review = review(id);

    assertThat(review.getString("state")).isEqualTo("undone");
    assertThat(review.getString("changeId")).isEqualTo(rollback.getString("changeId"));
    assertThat(accept(id, INES).getStatusCode()).isEqualTo(409);
  }

  /// A tag beside it goes back; what weakens the pool has moved on, and stays.
  @Test
  void stayOpenWhereARollbackHasLeftSomethingOfThem() {
    api.edit("/UserPoolTags/team", JsonValues.value("eve"));
    String id = byHand(EVE);
    api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":7}}}");
    api.as(OTTO).post(path(id) + "/rollback", "{\"onConflict\":\"skip\"}");
    api.apply();

    JsonObject found = body(api.get(path(id)));

    assertThat(found.getJsonObject("review").getString("state")).isEqualTo("open");
    assertThat(found.containsKey("rolledBackBy")).isFalse();
    assertThat(found.getJsonObject("rolledBackInPart").getJsonArray("left"))
        .containsExactly(JsonValues.value(LENGTH));
    assertThat(api.getText("/changes").getBody())
        .contains("open: accept or undo; undone by")
        .contains("but for " + LENGTH);
  }

  @Test
  void areAllThatCanBeAccepted() {
    String own = api.change("{\"UserPoolTags\":{\"team\":\"sales\"}}");
    String first = api.history.revision(RehearsedApi.POOL, 1).orElseThrow().madeBy().value();

    assertThat(accept(own, OTTO).getStatusCode()).isEqualTo(409);
    assertThat(accept(first, OTTO).getStatusCode()).isEqualTo(409);
    assertThat(accept("018f0000-0000-7000-8000-000000000000", OTTO).getStatusCode()).isEqualTo(404);
  }

  @Test
  void areListedByWhatHasBecomeOfThemAndByWhoMadeThem() {
    String accepted = byHand(EVE);
    accept(accepted, OTTO);
    String open = api.byHand(LENGTH, JsonValues.value(7), EVE);

    assertThat(ids("/changes?review=open")).containsExactly(open);
    assertThat(ids("/changes?review=accepted")).containsExactly(accepted);
    assertThat(ids("/changes?review=undone")).isEmpty();
    assertThat(ids("/changes?by=eve.adams")).containsExactly(open, accepted);
    assertThat(ids("/changes?by=otto.kern")).isEmpty();
    assertThat(api.get("/changes?review=closed").getStatusCode()).isEqualTo(400);
    assertThat(api.getText("/changes?kind=external").getBody())
        .contains(
            "eve.adams by hand (console)",
            "open: accept or undo",
            "accepted by otto.kern  ",
            "accepted: \"INC-7: agreed on the phone\"");
    assertThat(api.send("GET /changes?kind=external", "", Map.of("accept", "text/csv")).getBody())
        .contains(",doneBy,review,owner\r\n", ",eve.adams by hand (console),open,\r\n");
    assertThat(api.getText(path(accepted)).getBody())
        .contains("by eve.adams by hand (console)", "review accepted by otto.kern");
  }

  @Test
  void areInTheChainWithWhatIsNotedOfThem() {
    accept(byHand(EVE), OTTO);
    api.change("{\"UserPoolTags\":{\"team\":\"sales\"}}");

    assertThat(api.history.head(RehearsedApi.POOL).orElseThrow().link().orElseThrow().notes())
        .hasValueSatisfying(last -> assertThat(last.number()).isEqualTo(2));
    assertThat(body(api.get(AT_POOL + "/verify")).getJsonArray("findings")).isEmpty();
  }

  @Test
  void areFoundAtOnceByWhoeverLooks() {
    assertThat(api.post(AT_POOL + "/look", "").getStatusCode()).isEqualTo(204);
    assertThat(api.looks).isZero();
    api.edit(LENGTH, JsonValues.value(6));

    APIGatewayV2HTTPResponse found = api.post(AT_POOL + "/look", "");

    assertThat(found.getStatusCode()).isEqualTo(200);
    assertThat(body(found).getString("kind")).isEqualTo("external");
    assertThat(body(found).getJsonObject("review").getString("state")).isEqualTo("open");
    assertThat(api.post(AT_POOL + "/look", "").getStatusCode()).isEqualTo(204);
    assertThat(ids("/changes?status=PLANNED")).isEmpty();
  }

  @Test
  void areFoundALittleLaterWhileThePoolIsBusy() {
    api.edit(LENGTH, JsonValues.value(6));
    api.keepBusy();

    assertThat(api.post(AT_POOL + "/look", "").getStatusCode()).isEqualTo(202);
    assertThat(api.looks).isEqualTo(1);
  }

  @Test
  void areLookedForOnlyInPoolsOnRecord() {
    assertThat(api.post("/user-pools/us-east-1_Unknown/look", "").getStatusCode()).isEqualTo(404);
    api.pools.nextRead(
        new Reading.Refused(new ApiError("ResourceNotFoundException", "no such pool")));
    assertThat(api.post(AT_POOL + "/look", "").getStatusCode()).isEqualTo(404);
  }

  private String byHand(Actor... calls) {
    return api.byHand(LENGTH, JsonValues.value(6), calls);
  }

  private APIGatewayV2HTTPResponse accept(String id, String who) {
    return api.as(who, "").post(path(id) + "/accept", FINE);
  }

  private JsonObject review(String id) {
    return body(api.get(path(id))).getJsonObject("review");
  }

  private List<String> ids(String path) {
    return body(api.get(path)).getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .map(row -> row.getString("changeId"))
        .toList();
  }

  private static String path(String id) {
    return AT_POOL + "/changes/" + id;
  }
}
