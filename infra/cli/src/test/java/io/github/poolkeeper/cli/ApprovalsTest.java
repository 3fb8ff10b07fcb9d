package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waits, and whose it is.
class ApprovalsTest {
  private static final String WAITING =
      """
      {"changes": [
        %s, %s, %s, %s, %s
      ]}
      """
          .formatted(
              change("aaaaaaaa", "\"sender\": \"AROAX:mai.tanaka\"", ""),
              change("bbbbbbbb", "\"sender\": \"AROAX:OTTO.KERN@example.com\"", ""),
              change(
                  "cccccccc",
                  "\"sender\": \"AROAX:mai.tanaka\"",
                  "{\"by\": \"AROAY:otto.kern\", \"decision\": \"approve\"}"),
              change(
                  "dddddddd",
                  "\"sender\": \"AROAX:mai.tanaka\", \"earlierSenders\": [\"AROAX:otto.kern\"]",
                  ""),
              change("eeeeeeee", "\"sender\": \"123456789012:somebody\"", ""));

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer("GET /approvals", 200, WAITING);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /// What I have asked for, under any name that counts as mine, is not for me to answer; neither is
  /// what I have answered, nor what nobody can tell that I have not asked for.
  @Test
  void tellsWhatWaitsForMeFromWhatIHaveAskedFor() {
    who("AROAY:otto.kern", true);

    Run run = Command.against(api).run("approvals", "--mine");

    assertThat(run.data().split("ASKED FOR BY YOU"))
        .satisfiesExactly(
            forMe ->
                assertThat(forMe)
                    .contains("aaaaaaaa")
                    .doesNotContain("bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"),
            byMe -> assertThat(byMe).contains("bbbbbbbb", "dddddddd").doesNotContain("aaaaaaaa"));
    assertThat(run.talk())
        .contains("poolkeeper approve aaaaaaaa or decline aaaaaaaa")
        .contains("Take one back: poolkeeper withdraw bbbbbbbb");
  }

  @Test
  void saysWhyNothingWaitsForSomebodyWhoMayNotAnswer() {
    who("123456789012:otto", false);

    assertThat(Command.against(api).run("approvals", "--mine").talk())
        .contains("Nothing waits for you: nobody in particular");
  }

  @Test
  void givesIdsToPrograms() {
    who("AROAY:otto.kern", true);

    assertThat(Command.against(api).run("approvals", "-q").data().lines()).hasSize(5);
    assertThat(Command.against(api).run("approvals", "--mine", "-q").data().lines())
        .extracting(id -> id.substring(id.length() - 8))
        .containsExactly("aaaaaaaa", "bbbbbbbb", "dddddddd");
  }

  private void who(String identity, boolean mayAnswer) {
    api.answer(
        "GET /whoami",
        200,
        """
        {"identity": "%s", "mayAnswer": %s, "because": "nobody in particular"}\
        """
            .formatted(identity, mayAnswer));
  }

  private static String change(String id, String sender, String answer) {
    return """
    {"changeId": "01a2210f-e00d-7ef7-ae1f-0000%s", "kind": "change", "status": "PENDING_APPROVAL",
     "userPoolId": "eu-west-1_P", "requestedAt": "2026-01-01T01:32:00Z", %s, "answers": [%s]}\
    """
        .formatted(id, sender, answer);
  }
}
