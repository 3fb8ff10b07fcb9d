package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  private static final String POOL = "eu-west-1_A";

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer(
        "GET /user-pools/" + POOL + "/revisions",
        200,
        """
        {"userPoolId": "eu-west-1_A", "revisions": [
          {"revision": 2, "at": "2026-01-01T00:00:01.123456789Z",
           "changeId": "01a2210f-e00d-7ef7-ae1f-b9ce00000002",
           "change": {"changeId": "01a2210f-e00d-7ef7-ae1f-b9ce00000002", "kind": "change",
             "status": "APPLIED", "userPoolId": "eu-west-1_A", "sender": "AROAX:mai.tanaka",
             "reason": "why", "requestedAt": "2026-01-01T00:00:00Z",
             "touched": [{"path": "/MfaConfiguration", "before": "ON", "after": "OFF",
                          "weakens": true}]}},
          {"revision": 1, "at": "2026-01-01T00:00:00Z",
           "changeId": "01a2210f-e00d-7ef7-ae1f-b9ce00000001"}]}""");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void areALineEachWithWhoMadeThem() {
    Run run = Command.against(api).run("revisions", POOL);

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data().lines()).hasSize(3);
    assertThat(run.data().lines().toList().get(1))
        .startsWith("2 ")
        .contains("00000002", "mai.tanaka", "! MfaConfiguration", "why")
        .doesNotContain("123456789");
    assertThat(run.data().lines().toList().get(2)).startsWith("1 ").contains("00000001");
  }

  @Test
  void areNumbersForPrograms() {
    assertThat(Command.against(api).run("revisions", POOL, "--quiet", "-n", "1").data())
        .isEqualTo("2\n");
  }
}
