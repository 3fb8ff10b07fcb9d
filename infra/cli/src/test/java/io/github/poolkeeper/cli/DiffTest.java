package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiffTest {
  private static final String DIFFERENCES =
      "\"differences\":[{\"path\":\"/MfaConfiguration\",\"before\":\"OFF\",\"after\":\"ON\"}]";

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer(
        "GET /diff",
        200,
        "{\"from\":{\"userPoolId\":\"eu-west-1_A\",\"poolName\":\"test\",\"revision\":3},"
            + "\"to\":{\"userPoolId\":\"eu-west-1_B\",\"revision\":5},"
            + DIFFERENCES
            + "}");
    api.answer("GET /user-pools/eu-west-1_A", 200, "{\"revision\":3}");
    api.answer("GET /user-pools/eu-west-1_A/revisions/2/diff/3", 200, "{" + DIFFERENCES + "}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void showsWhatDiffersBetweenTwoPools() {
    Run run = Command.against(api).run("diff", "eu-west-1_A", "eu-west-1_B");

    assertThat(run.data().lines().map(String::strip))
        .containsExactly(
            "from test at revision 3 to eu-west-1_B at revision 5",
            "/MfaConfiguration",
            "− \"OFF\"",
            "+ \"ON\"");
    assertThat(api.requests())
        .singleElement()
        .asString()
        .contains("from=eu-west-1_A", "to=eu-west-1_B");
    assertThat(Command.against(api).run("diff", "eu-west-1_A", "eu-west-1_B", "-q").data())
        .isEqualTo("eu-west-1_A eu-west-1_B\n");
  }

  @Test
  void showsWhatDiffersBetweenTwoRevisions() {
    assertThat(Command.against(api).run("diff", "eu-west-1_A", "2", "3", "-q").data())
        .isEqualTo("2 3\n");
    assertThat(Command.against(api).run("diff", "eu-west-1_A", "-q").data()).isEqualTo("2 3\n");
  }

  @Test
  void refusesWhatIsNeither() {
    assertThat(Command.against(api).run("diff", "eu-west-1_A", "0").talk())
        .contains("0 is no whole number from 1");
    assertThat(Command.against(api).run("diff", "eu-west-1_A", "eu-west-1_B", "2").talk())
        .contains("two pools are compared by their last revisions");
    assertThat(api.requests()).isEmpty();
  }
}
