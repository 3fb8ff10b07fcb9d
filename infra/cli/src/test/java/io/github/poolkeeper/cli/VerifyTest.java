package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
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
                    ? "{\"from\":101,\"to\":150,\"digest\":\"abc\",\"findings\":[],\"live\":{\"equal\":true}}"
                    : "{\"from\":1,\"to\":100,\"findings\":[],\"cursor\":\"next\"}"));

    Run run = Command.against(api).run("verify", "eu-west-1_P");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data()).isEqualTo("prod  150 revisions: all is right   head abc\n");
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
}
