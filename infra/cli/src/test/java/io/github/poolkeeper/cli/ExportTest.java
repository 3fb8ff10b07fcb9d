package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportTest {
  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer(
        "GET /user-pools/eu-west-1_P/export",
        200,
        """
        {"userPoolId": "eu-west-1_P", "revision": 7, "format": "terraform",
         "notExpressed": [{"path": "/AcrConfiguration", "because": "the provider has no name for it"}],
         "file": "resource \\"x\\" {\\n  name = \\"customers\\"\\n}\\n"}
        """);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /// So that `> pool.tf` is the file and nothing else.
  @Test
  void printsTheFileAndSaysTheRest() {
    Run run = Command.against(api).run("export", "eu-west-1_P");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data()).isEqualTo("resource \"x\" {\n  name = \"customers\"\n}\n");
    assertThat(run.talk())
        .isEqualTo(
            "/AcrConfiguration is not in it: the provider has no name for it\nOf revision 7.\n");
    assertThat(Command.against(api).run("export", "eu-west-1_P", "--json").data())
        .contains("\"notExpressed\":[{");
  }

  @Test
  void isOfARevisionAndForATool() {
    Command.against(api)
        .run("export", "eu-west-1_P", "--format", "CloudFormation", "--revision", "3");

    assertThat(api.requests())
        .containsExactly("GET /user-pools/eu-west-1_P/export format=cloudformation&revision=3");
    assertThat(Command.against(api).run("export", "eu-west-1_P", "--format", "pulumi").exit())
        .isEqualTo(1);
  }
}
