package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of 10,000: at a terminal a screen, elsewhere all of it, and no request for each.
class TenThousandTest {
  private static final int ALL = 10_000;
  private static final int PAGE = 100;
  private static final int A_SCREEN_AND_ITS_FRAME = 24;

  /// Far more than it takes, far less than what takes a step of each for each.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ScriptedApi api;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    list("GET /changes", "changes", TenThousandTest::change);
    list("GET /approvals", "changes", TenThousandTest::change);
    list(
        "GET /answers",
        "answers",
        n ->
            "{\"decision\":\"approve\",\"by\":\"AROAX:otto.kern\",\"at\":\"2026-01-01T00:00:00Z\",\"change\":%s}"
                .formatted(change(n)));
    list(
        "GET /user-pools",
        "userPools",
        n ->
            "{\"userPoolId\":\"%s\",\"poolName\":\"pool-%d\",\"revision\":1}"
                .formatted(pool(n), n));
    list(
        "GET /freezes",
        "freezes",
        n ->
            "{\"userPoolId\":\"%s\",\"poolName\":\"pool-%d\",\"by\":\"AROAX:mai\",\"at\":\"2026-01-01T00:00:00Z\",\"held\":1}"
                .formatted(pool(n), n));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "approvals", "answers", "pools", "freezes"})
  void areAScreenAtATerminal(String verb) {
    Run run = Command.against(api).onTerminal("").run(verb);

    assertThat(run.data().lines()).hasSizeBetween(20, A_SCREEN_AND_ITS_FRAME);
    assertThat(run.talk()).contains("There may be more: -n");
    assertThat(api.requests()).hasSizeLessThan(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log --since 2020-01-01",
        "answers --since 2020-01-01",
        "approvals -n 20000",
        "pools -n 20000",
        "freezes -n 20000"
      })
  void areAllOfThemWhenAskedFor(String command) {
    Run run =
        assertTimeout(PATIENCE, () -> Command.against(api).onTerminal("").run(command.split(" ")));

    assertThat(run.data().lines()).hasSize(ALL + 1);
    assertThat(api.requests()).hasSizeLessThan(3 * ALL / PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"approvals", "approvals --quiet", "pools", "freezes", "freezes --json"})
  void areAllOfThemForAFileOrAProgram(String command) {
    Run run = Command.against(api).run(command.split(" "));

    assertThat(run.data().lines()).hasSizeBetween(ALL, ALL + 1);
  }

  /// What is waited for begins at once, and what breaks off has been seen so far.
  @ParameterizedTest
  @ValueSource(strings = {"log --since 2020-01-01", "answers --since 2020-01-01", "pools"})
  void beginBeforeTheyAreComplete(String command) {
    String verb = command.replaceFirst(" .*", "");
    String route = verb.equals("log") ? "changes" : verb.equals("pools") ? "user-pools" : verb;
    String member = verb.equals("log") ? "changes" : verb.equals("pools") ? "userPools" : verb;
    api.answer(
        "GET /" + route,
        query ->
            query.contains("cursor")
                ? new Answer(400, "{\"detail\":\"broken off\"}")
                : new Answer(
                    200,
                    "{\"%s\":[%s],\"cursor\":\"p1\"}"
                        .formatted(
                            member,
                            IntStream.range(0, PAGE)
                                .mapToObj(
                                    n ->
                                        "{\"userPoolId\":\"%s\",\"poolName\":\"x\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}"
                                            .formatted(pool(n)))
                                .collect(Collectors.joining(",")))));

    Run run = Command.against(api).run(command.split(" "));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk()).contains("broken off");
    assertThat(run.data().lines()).hasSize(PAGE + 1);
  }

  /// Pools by their names, in waves by a file: each is looked up once.
  @Test
  void poolsThatAreNamedArePlannedInTheirWaves() throws IOException {
    plans(n -> "87f9b47d");
    String names =
        IntStream.range(0, ALL).mapToObj(n -> "pool-" + n).collect(Collectors.joining(","));
    Path file = Files.writeString(folder.resolve("all"), names.replace(',', '\n'));

    Run run =
        assertTimeout(
            PATIENCE,
            () ->
                Command.against(api)
                    .run("plan", "MinimumLength=14", "--pool", names, "--waves", "@" + file));

    assertThat(run.exit()).isZero();
    assertThat(run.data())
        .contains("pool-0, pool-1, pool-2 and 9997 more")
        .contains("10000 pools: 10000 would be applied.   plan 87f9b47d")
        .hasSizeLessThan(1000);
  }

  /// A comment of GitHub's holds 65,536 characters.
  @Test
  void plansAreACommentThatCanBeWritten() {
    plans(n -> "87f9b47d");
    assertThat(plan("pool-1*", "--markdown").data()).hasSizeLessThan(5_000);

    plans(n -> "%08x".formatted(n));
    String[] parts = plan("pool-1*", "--markdown").data().split("<!-- plan ", -1);
    assertThat(parts[0]).contains("| and 1091 more plans | | |").hasSizeLessThan(20_000);
    assertThat(parts[1].split(",", -1)).hasSize(1111);
  }

  @Test
  void plansAreAScreenAtATerminal() {
    plans(n -> "%08x".formatted(n));
    Command terminal = Command.against(api).onTerminal("");

    Run run = terminal.run("plan", "MinimumLength=14", "--pool", "pool-1*");
    assertThat(run.data().lines()).hasSize(22);
    assertThat(run.data()).contains(" and 1091 more\n");
    assertThat(run.talk()).contains("and 1091 more plans: --full");

    assertThat(terminal.run("plan", "x=1", "--pool", "pool-1*", "--full").data().lines())
        .hasSize(1113);
  }

  @Test
  void settingsThatDifferAreAScreenAtATerminal() {
    String differences =
        IntStream.range(0, ALL)
            .mapToObj(n -> "{\"path\":\"/UserPoolTags/t%d\",\"after\":\"1\"}".formatted(n))
            .collect(Collectors.joining(","));
    api.answer(
        "GET /user-pools/" + pool(1) + "/revisions/1/diff/2",
        200,
        "{\"differences\":[" + differences + "]}");
    Command terminal = Command.against(api).onTerminal("");

    Run run = terminal.run("diff", pool(1), "1", "2");
    assertThat(run.data().lines()).hasSizeLessThan(100);
    assertThat(run.talk()).contains("and 9970 more settings: --full");
    assertThat(terminal.run("diff", pool(1), "1", "2", "--full").data().lines())
        .hasSize(2 * ALL + 1);
  }

  /// What has been sent is said as far as one reads it.
  @Test
  void whatBreaksOffSaysHowFarItCameInAFewLines() {
    for (int n = 0; n < 100; n++) {
      api.answer(
          "POST /user-pools/" + pool(n) + "/changes",
          n < 50 ? 202 : 400,
          n < 50 ? change(n) : "{\"detail\":\"no more\"}");
    }
    String pools =
        IntStream.range(0, ALL).mapToObj(TenThousandTest::pool).collect(Collectors.joining(","));

    Run run = Command.against(api).run("submit", "MinimumLength=14", "--pool", pools);

    assertThat(run.talk())
        .contains("no more", " and 30 more\n", " and 9930 more\n", "--request-id cli-")
        .hasSizeLessThan(2000);
  }

  private Run plan(String pools, String... more) {
    return Command.against(api)
        .run(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("plan", "MinimumLength=14", "--pool", pools),
                    java.util.stream.Stream.of(more))
                .toArray(String[]::new));
  }

  private void plans(IntFunction<String> hash) {
    for (int n = 0; n < ALL; n++) {
      api.answer(
          "POST /user-pools/" + pool(n) + "/plan",
          200,
          """
          {"status":"PLANNED","hash":"%s","policy":{"effect":"allow"},"differences":
           [{"path":"/Policies/PasswordPolicy/MinimumLength","before":8,"after":14}]}\
          """
              .formatted(hash.apply(n) + "0".repeat(56)));
    }
  }

  /// As the API has it: a page, and where the next one begins.
  private void list(String route, String member, IntFunction<String> entry) {
    api.answer(
        route,
        query -> {
          int limit =
              query.contains("limit=")
                  ? Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"))
                  : PAGE;
          int from =
              query.contains("cursor=")
                  ? Integer.parseInt(query.replaceAll(".*cursor=p(\\d+).*", "$1"))
                  : 0;
          String entries =
              IntStream.range(from, Math.min(from + limit, ALL))
                  .mapToObj(entry)
                  .collect(Collectors.joining(","));
          String cursor = from + limit < ALL ? ",\"cursor\":\"p%d\"".formatted(from + limit) : "";
          return new Answer(200, "{\"%s\":[%s]%s}".formatted(member, entries, cursor));
        });
  }

  private static String pool(int n) {
    return "eu-west-1_P%05d".formatted(n);
  }

  private static String change(int n) {
    return """
    {"changeId":"01a2210f-e00d-7ef7-ae1f-b9ce%08d","kind":"change","status":"PENDING_APPROVAL",
     "userPoolId":"%s","poolName":"pool-%d","sender":"AROAX:mai.tanaka","requestedAt":"2026-01-01T00:00:00Z",
     "touched":[{"path":"/Policies/PasswordPolicy/MinimumLength","before":8,"after":14,"weakens":false}]}\
    """
        .formatted(n, pool(n), n);
  }
}
