package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody stumbles over who is new to it.
class FrictionsTest {
  private static final String POOL = "eu-west-1_P";
  private static final String NOT_FOUND =
      "{\"detail\":\"There is nothing on record under this address.\"}";
  private static final String ID = "01a2210f-e00d-7ef7-ae1f-b9ce00000007";

  private ScriptedApi api;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer(
        "GET /user-pools/" + POOL,
        200,
        "{\"revision\":7,\"configuration\":{\"PoolName\":\"customers\"}}");
    asks("somebody:nobody", false);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aRevisionThatIsNotThereIsNamed() {
    api.answer("GET /user-pools/" + POOL + "/revisions/1/diff/99", 404, NOT_FOUND);
    api.answer("GET /user-pools/" + POOL + "/export", 404, NOT_FOUND);
    api.answer(
        "POST /user-pools/" + POOL + "/plan",
        200,
        "{\"status\":\"REJECTED\",\"violations\":[{\"path\":\"/restore\",\"message\":\"no\"}]}");
    String sentence =
        "poolkeeper: customers has no revision 99: its last one is 7; poolkeeper revisions %s lists them\n"
            .formatted(POOL);

    assertThat(run("diff", POOL, "1", "99").talk()).isEqualTo(sentence);
    assertThat(run("export", POOL, "--revision", "99").talk()).isEqualTo(sentence);
    Run restore = run("restore", POOL, "--revision", "99", "--yes");
    assertThat(restore.all()).isEqualTo(sentence);
    assertThat(restore.exit()).isEqualTo(1);
  }

  /// Who asks cannot be told from who answers: it would wait until it expires.
  @Test
  void whatNobodyCanApproveSaysSo() {
    String waiting =
        """
        {"changeId":"%s","userPoolId":"%s","status":"PENDING_APPROVAL","kind":"change",
         "sender":"somebody:nobody","requestedAt":"2026-01-01T00:00:00Z","expiresAt":"2026-01-04T00:00:00Z",
         "policy":{"effect":"approve","approvers":1},"differences":[]}\
        """
            .formatted(ID, POOL);
    api.answer(
        "POST /user-pools/" + POOL + "/plan",
        200,
        "{\"status\":\"PLANNED\",\"policy\":{\"effect\":\"approve\",\"approvers\":1}}");
    api.answer("POST /user-pools/" + POOL + "/changes", 202, waiting);
    api.answer("GET /user-pools/" + POOL + "/changes/" + ID, 200, waiting);
    api.answer("GET /approvals", 200, "{\"changes\":[" + waiting + "]}");

    assertThat(run("plan", "MinimumLength=8", "--pool", POOL).talk())
        .contains("! Asked for by somebody:nobody nobody could approve it");
    assertThat(run("submit", "MinimumLength=8", "--pool", POOL, "--wait").talk())
        .contains("Nobody can approve it", "poolkeeper withdraw 00000007");
    assertThat(run("approvals").data()).contains("! nobody can");

    asks("AROAX:mai.tanaka", true);
    assertThat(run("plan", "MinimumLength=8", "--pool", POOL).talk()).isEmpty();
  }

  @Test
  void anIdentityIsNoRight() {
    asks("AROAX:mai.tanaka", true);

    assertThat(run("whoami").data()).contains("you may answer", "if your rights include it");
  }

  @Test
  void aListNamesARestoreAndUntilWhenAChangeIsHeld() {
    String row =
        """
        {"changeId":"01a2210f-e00d-7ef7-ae1f-b9ce0000000%s","userPoolId":"eu-west-1_P","kind":"%s","status":"%s",
         "requestedAt":"2026-01-01T00:00:00Z","touched":[%s]%s}\
        """;
    String moved =
        "{\"path\":\"/Policies/PasswordPolicy/MinimumLength\",\"before\":8,\"after\":14,\"weakens\":false}";
    api.answer(
        "GET /changes",
        200,
        "{\"changes\":[%s,%s,%s]}"
            .formatted(
                row.formatted("1", "restore", "APPLIED", moved, ""),
                row.formatted(
                    "2",
                    "change",
                    "HELD",
                    "",
                    ",\"held\":{\"notBefore\":\"2031-02-03T04:05:00Z\"}"),
                row.formatted("3", "change", "HELD", "", ",\"held\":{\"frozen\":\"everything\"}")));

    assertThat(run("log").data())
        .contains(
            "restore: MinimumLength 8→14",
            "HELD until 2031-02-03 ",
            "HELD by the freeze of everything");
  }

  @Test
  void aFileThatEndsTooEarlyIsSaidToEndWhereItEnds() throws IOException {
    Path file = Files.writeString(folder.resolve("change.json"), "{\n  \"a\": [1,\n  2");

    assertThat(run("plan", file.toString(), "--pool", POOL).talk())
        .contains("Unexpected end at (line no=3, column no=4, offset=16)");
  }

  private void asks(String identity, boolean mayAnswer) {
    api.answer(
        "GET /whoami",
        200,
        "{\"identity\":\"%s\",\"mayAnswer\":%s}".formatted(identity, mayAnswer));
  }

  private Run run(String... arguments) {
    return Command.against(api).run(arguments);
  }
}
