package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is in the way, a sentence says what to do, and the exit code is 1.
class TroubleTest {
  private ScriptedApi api;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | {"message":"Forbidden"}                              | you may not GET /user-pools: either your rights lack execute-api:Invoke
          404 | {"message":"Not Found"}                              | the stack is older than this command
          429 | {"message":"Too Many Requests"}                      | try again in a minute
          500 | {"message":"Internal Server Error"}                  | nothing is lost: try again
          400 | {"detail":"It has violations.","violations":[{"path":"/limit","message":"is too much"}]} | /limit: is too much
          403 | {"detail":"Not you."}                                | Not you.
          418 | short and stout                                      | is answered 418: short and stout
          200 | <html>a proxy</html>                                 | answers no JSON
          200 | {"userPools": 5}                                     | this should not happen
          200 | []                                                   | answers no JSON
          """)
  void isASentence(int status, String body, String sentence) {
    api.answer("GET /user-pools", status, body);

    isSaid(Command.against(api).run("pools"), sentence);
  }

  @Test
  void ofAFunctionThatWakesUpIsWaitedFor() {
    AtomicInteger asked = new AtomicInteger();
    api.answer(
        "GET /user-pools",
        _ ->
            asked.incrementAndGet() < 2
                ? new Answer(500, "{\"message\":\"Internal Server Error\"}")
                : new Answer(200, "{\"userPools\":[]}"));

    assertThat(Command.against(api).run("pools").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:1       | nothing answers at 127.0.0.1:1
          http://nowhere.invalid   | there is no nowhere.invalid: is the network up
          nonsense                 | POOLKEEPER_API is no address
          ftp://127.0.0.1          | POOLKEEPER_API is no address
          """)
  void ofTheNetworkToo(String address, String sentence) {
    Command command = new Command(Map.of("POOLKEEPER_API", address), Abilities.NONE, "");

    isSaid(command.run("pools"), sentence);
  }

  @Test
  void saysHowToSignIn() throws IOException {
    Path config = folder.resolve("config");
    Files.writeString(
        config,
        """
        [profile people]
        sso_session = company
        sso_account_id = 123456789012
        sso_role_name = Engineer
        region = eu-west-1
        [sso-session company]
        sso_start_url = https://company.awsapps.com/start
        sso_region = eu-west-1
        [profile robot]
        credential_process = /bin/false
        region = eu-west-1
        """);
    Aws.isNobody();
    System.setProperty("aws.configFile", config.toString());

    isSaid(Command.against(api).run("pools", "--region", "eu-west-1"), "aws sso login");
    Command elsewhere =
        new Command(
            Map.of("POOLKEEPER_API", "https://a1b2c3.execute-api.eu-west-1.amazonaws.com"),
            Abilities.NONE,
            "");
    isSaid(elsewhere.run("pools", "--profile", "people"), "aws sso login --profile people");
    isSaid(elsewhere.run("pools", "--profile", "robot"), "try it: /bin/false");
    isSaid(elsewhere.run("pools", "--profile", "gone"), "there is no profile gone");
  }

  @Test
  void ofNoStackNamesTheThreeWays() {
    Command nowhere = new Command(Map.of(), Abilities.NONE, "");

    isSaid(nowhere.run("log"), "--stack NAME", "POOLKEEPER_API", "./poolkeeper up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lgo                               | Unmatched argument
          log --sinc 3h                     | did you mean --since?
          log --since noon                  | '--since': noon is no time: write 30m, 24h
          log --limit -5                    | '--limit': -5 is no whole number from 1: write 20
          log --limit 99999999999           | is no whole number from 1
          log --touching MinimumLenght      | MinimumLenght is no setting, did you mean MinimumLength? (a place
          log --touching a.b.c              | a place that no setting is known of is written as a pointer: /a/b/c
          log --touching /a~b               | is no JSON pointer
          log --touching LambdaArn          | give the path
          log --since 1h --until 2h         | there is nothing in between
          diff a -1                         | is no whole number from 1
          revisions a -n 0                  | is no whole number from 1
          diff a 0 1                        | is no whole number from 1
          undo abcd1234 --pool a            | --pool is of --since
          undo --since 1h --on-conflict no  | expected one of
          submit a=1 --pool a --stop-on any | --stop-on is of --waves
          plan =1 --pool a                  | there is no file =1
          plan /a~b=1 --pool a              | is no JSON pointer
          plan /AliasAttributes=[] AliasAttributes.0=1 --pool a | nothing can be set within the list
          api POST /freeze -d @nope         | there is no file nope
          submit MinimumLength=14           | for which pool? Say --pool
          submit nope.json --pool eu-west-1_A | there is no file nope.json
          plan a=1 b.json --pool eu-west-1_A | either one file or settings
          plan LambdaArn=x --pool eu-west-1_A | give the path
          show ünbekannt                    | no pool on record is called
          undo                              | undo takes a change, or --since
          restore eu-west-1_A               | restore takes --at TIME or --revision N
          wait                              | wait takes a change
          wait abcd1234 --timeout soon      | '--timeout': soon is no length of time: write 90s, 15m or 2h
          freeze                            | which? Say a pool, or --all
          api GET pools                     | api takes a method and a path
          completion tcsh                   | bash, zsh and fish, not tcsh
          """)
  void ofTheCommandLineToo(String line, String sentence) {
    onRecord();

    isSaid(Command.against(api).run(line.split(" ")), sentence);
  }

  private void onRecord() {
    api.answer("GET /user-pools", 200, "{\"userPools\":[{\"userPoolId\":\"eu-west-1_A\"}]}");
    api.answer("GET /user-pools/eu-west-1_A", 200, "{\"configuration\":{\"PoolName\":\"a\"}}");
    api.answer(
        "GET /changes",
        200,
        "{\"changes\":[{\"changeId\":\"01a2210f-e00d-7ef7-ae1f-b9ceabcd1234\",\"userPoolId\":\"eu-west-1_A\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}]}");
    api.answer(
        "GET /user-pools/eu-west-1_A/changes/01a2210f-e00d-7ef7-ae1f-b9ceabcd1234",
        200,
        "{\"status\":\"QUEUED\"}");
  }

  /// Whoever mistypes a value has asked for nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit MinimumLength=16 --pool a --wait --timeout 2hours",
        "submit MinimumLength=16 --pool a --not-before soon",
        "submit MinimumLength=16 --pool a --not-after soon",
        "submit MinimumLength=16 --pool a --waves @nope --request-id r",
        "undo abcd1234 --yes --timeout 2hours",
        "undo abcd1234 --yes --on-conflict overwrite",
        "undo --since 1h --yes --on-conflict overwrite",
        "undo --since 1h --yes --timeout 2hours",
        "restore a --at 03:00 --yes --timeout 2hours",
        "restore a --at 3pm --yes",
        "restore a --revision -1 --yes",
        "restore a --revision 1 --paths LambdaConfg --yes",
        "approve abcd1234 --timeout 2hours",
        "wait abcd1234 --timeout 2hours"
      })
  void isSaidBeforeAnythingIsSent(String line) {
    onRecord();

    Run run = Command.against(api).run(line.split(" "));

    assertThat(run.exit()).as(run.all()).isEqualTo(1);
    assertThat(api.requests()).noneMatch(request -> request.startsWith("POST"));
  }

  /// As `log | head -1` leaves it.
  @Test
  void isNoneWhenTheReaderLeaves() {
    api.answer("GET /user-pools", 200, "{\"userPools\":[]}");
    var closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            java.nio.charset.StandardCharsets.UTF_8);
    var terminal =
        new io.github.poolkeeper.cli.terminal.Terminal(
            closed, closed, java.io.InputStream.nullInputStream(), Abilities.NONE);

    int exit =
        Poolkeeper.run(
            terminal,
            Map.of("POOLKEEPER_API", api.address().toString()),
            folder,
            "pools",
            "--json");

    assertThat(exit).isZero();
  }

  private static void isSaid(Run run, String... sentences) {
    assertThat(run.exit()).as(run.all()).isEqualTo(1);
    assertThat(run.talk()).startsWith("poolkeeper: ").contains(sentences);
    assertThat(run.all()).doesNotContain("\tat ");
  }
}
