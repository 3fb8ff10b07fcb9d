package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyTest {
  private static final String ROUTE = "GET /user-pools/eu-west-1_P/verify";

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer("GET /user-pools/eu-west-1_P", 200, "{\"configuration\":{\"PoolName\":\"prod\"}}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void goesThroughTheWholeHistory() {
    api.answer(
        ROUTE,
        query ->
            new Answer(
                200,
                query.contains("cursor=next")
                    ? "{\"from\":101,\"to\":150,\"chained\":50,\"chainedFrom\":1,\"records\":200,"
                        + "\"digest\":\"abc\",\"findings\":[],\"live\":{\"equal\":true}}"
                    : "{\"from\":1,\"to\":100,\"chained\":100,\"chainedFrom\":1,\"records\":0,"
                        + "\"findings\":[],\"cursor\":\"next\"}"));

    Run run = Command.against(api).run("verify", "eu-west-1_P");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .isEqualTo("prod  150 revisions, all chained, of 200 changes: all is right   head abc\n");
    assertThat(Command.against(api).run("verify", "eu-west-1_P", "--json").data().lines())
        .hasSize(2);
  }

  @Test
  void namesWhatIsForged() {
    api.answer(
        ROUTE,
        200,
        """
        {"from": 1, "to": 2, "findings": [{"at": "snapshot 9f70", "what": "its SHA-256 is another"}],
         "live": {"equal": true}}
        """);

    Run run = Command.against(api).run("verify", "eu-west-1_P");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.data()).contains("! not right", "  ! snapshot 9f70: its SHA-256 is another");
  }

  @Test
  void showsWhereTheLivePoolIsOtherwise() {
    api.answer(
        ROUTE,
        200,
        """
        {"from": 1, "to": 2, "findings": [], "live": {"equal": false,
         "differences": [{"path": "/DeletionProtection", "before": "ACTIVE", "after": "INACTIVE"}]}}
        """);

    Run run = Command.against(api).run("verify", "eu-west-1_P");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.data())
        .contains("/DeletionProtection   ! weaker", "− \"ACTIVE\"", "+ \"INACTIVE\"");
  }

  @Test
  void saysHowManyRevisionsAreChained() {
    verifies(2, "\"equal\": true");
    assertThat(Command.against(api).run("verify", "eu-west-1_P").data())
        .isEqualTo("prod  2 of 3 revisions chained, from 2 on, of 4 changes: all is right\n");
  }

  /// Whoever strips every digest forges what they like.
  @Test
  void callsNothingRightThatNoDigestProves() {
    verifies(0, "\"equal\": true");
    Run run = Command.against(api).run("verify", "eu-west-1_P");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.data()).contains("0 of 3 revisions chained", "no digest proves it");
  }

  @Test
  void findsNothingWrongWithAPoolThatIsGone() {
    verifies(3, "\"deleted\": true, \"because\": \"the pool is gone from Cognito\"");
    Run run = Command.against(api).run("verify", "eu-west-1_P");
    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data()).contains("the history is right, and the pool is gone from Cognito");
  }

  @Test
  void tellsTroubleFromWhatIsForged() {
    verifies(3, "\"because\": \"Cognito answers TooManyRequestsException: Rate exceeded\"");
    Run run = Command.against(api).run("verify", "eu-west-1_P");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.data())
        .contains(
            "the history is right", "not compared with the live pool: Cognito answers TooMany")
        .doesNotContain("!");
  }

  @Test
  void looksAgainWhileAChangeIsAtWork() {
    Map<String, Integer> looks = new ConcurrentHashMap<>();
    api.answer(
        ROUTE,
        _ ->
            new Answer(
                200,
                looks.merge(ROUTE, 1, Integer::sum) == 1
                    ? page(3, "\"because\": \"at work\", \"changing\": \"x\"")
                    : page(3, "\"equal\": true")));

    Run run = Command.against(api).run("verify", "eu-west-1_P");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(looks).containsEntry(ROUTE, 2);
  }

  /// The head of a pool can be hidden: it is in no list then, and its changes are. One pool's
  /// trouble is no other's.
  @Test
  void goesThroughThePoolsThatAreListedAndThoseOfTheChanges() {
    api.answer("GET /user-pools", 200, "{\"userPools\":[{\"userPoolId\":\"eu-west-1_Q\"}]}");
    api.answer(
        "GET /changes",
        200,
        """
        {"changes": [{"changeId": "0198c0de-0c1a-7b53-8f43-1d2c3b4a5968",
                      "userPoolId": "eu-west-1_P", "status": "QUEUED"}]}
        """);
    api.answer("GET /user-pools/eu-west-1_Q", 500, "{\"detail\":\"forged\"}");
    api.answer("GET /user-pools/eu-west-1_Q/verify", 500, "{\"detail\":\"throttled\"}");
    verifies(3, "\"equal\": true");

    Run run = Command.against(api).run("verify");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.data()).contains("prod  3 revisions, all chained");
    assertThat(run.talk()).contains("eu-west-1_Q could not be looked at: throttled");
    api.answer(
        ROUTE,
        200,
        """
        {"from": 1, "to": 3, "findings": [{"at": "head", "what": "is missing"}], "chained": 3}
        """);
    assertThat(Command.against(api).run("verify").exit()).isEqualTo(2);
  }

  private void verifies(int chained, String live) {
    api.answer(ROUTE, 200, page(chained, live));
  }

  private static String page(int chained, String live) {
    String from = chained == 0 ? "" : "\"chainedFrom\": %d,".formatted(4 - chained);
    return """
        {"from": 1, "to": 3, "chained": %d, %s "records": 4, "findings": [], "live": {%s}}
        """
        .formatted(chained, from, live);
  }
}
