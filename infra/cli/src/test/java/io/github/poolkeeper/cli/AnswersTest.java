package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The answers of all pools, as the API has its rows.
class AnswersTest {
  private static final String ROWS =
      """
      {"answers": [
        {"decision": "decline", "by": "AIDAUMA", "byName": "uma.kern", "at": "2026-01-01T01:33:00.123456789Z",
         "reason": "not    approve  today",
         "change": {"changeId": "01a2210f-e00d-7ef7-ae1f-b9cec3834741", "kind": "change", "status": "DECLINED",
           "userPoolId": "eu-west-1_P", "poolName": "customers-prod", "sender": "AROAX:mai.tanaka",
           "requestedAt": "2026-01-01T01:32:00Z",
           "touched": [{"path": "/DeletionProtection", "before": "ACTIVE", "after": "INACTIVE", "weakens": true}]}},
        {"decision": "a newer word", "by": "AROAX:ben.ito", "at": "2026-01-01T01:32:30Z",
         "change": {"changeId": "01a2210f-e00d-7ef7-ae1f-b9cec3834741", "kind": "change", "status": "DECLINED",
           "userPoolId": "eu-west-1_P", "requestedAt": "2026-01-01T01:32:00Z", "touched": []}}
      ]}
      """;

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer("GET /answers", 200, ROWS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void saysWhoAnsweredWhatInALine() {
    Run run = Command.against(api).run("answers");

    assertThat(run.data().lines().map(line -> line.replaceFirst("^1 Jan ", "").strip()))
        .containsExactly(
            "TIME         ANSWER        BY        CHANGE    POOL            WHO ASKED           WHAT                                COMMENT",
            "01:33  decline       uma.kern  c3834741  customers-prod  mai.tanaka        ! DeletionProtection ACTIVE→INACTIVE  not approve today",
            "01:32  a newer word  ben.ito   c3834741  eu-west-1_P     nobody knows who    change");
    assertThat(run.talk()).contains("2 answers. Look at one: poolkeeper show c3834741");
  }

  @Test
  void asksForWhatIsMeant() {
    Command.against(api)
        .run("answers", "--by", "uma.kern", "--since", "2026-01-01T00:00:00Z", "-n", "1");

    assertThat(api.requests())
        .singleElement()
        .asString()
        .contains("by=uma.kern", "limit=1", "since=2026-01-01T00%3A00%3A00Z");
  }

  @Test
  void givesDocumentsAndIds() {
    assertThat(Command.against(api).run("answers", "--json").data().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"decision\":"));
    assertThat(Command.against(api).run("answers", "--quiet").data().lines())
        .containsOnly("01a2210f-e00d-7ef7-ae1f-b9cec3834741");
  }

  @Test
  void saysThatNobodyHasAnswered() {
    api.answer("GET /answers", 200, "{\"answers\": []}");

    assertThat(Command.against(api).run("answers").talk())
        .contains("Nobody has answered anything there.");
  }
}
