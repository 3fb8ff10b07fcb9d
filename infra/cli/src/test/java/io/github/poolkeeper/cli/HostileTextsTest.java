package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import io.github.poolkeeper.core.json.JsonValues;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody wrote to lie to whoever reads it, in every view.
class HostileTextsTest {
  private static final String POOL = "eu-west-1_Hostile01";
  private static final String ID = "01a2210f-e00d-7ef7-ae1f-b9ce3269e673";
  private static final String EVIL =
      "\u001b[2J\u001b]0;owned\u0007\r\nAPPLIED\u202eevil\u2066\u200b\u0085\u2028\ud800 | `x` <b>";

  private ScriptedApi api;

  @BeforeEach
  void start() throws Exception {
    Aws.signsAs("test");
    api = new ScriptedApi();
    answers(EVIL);
  }

  private void answers(String text) {
    JsonObject change = change(ID, text);
    JsonObject pool =
        JsonValues.object()
            .add("userPoolId", POOL)
            .add("revision", 2)
            .add("at", "2026-01-01T00:00:00Z")
            .add("poolName", text)
            .add("lastChange", change)
            .build();
    JsonObject configuration =
        JsonValues.object()
            .add("PoolName", text)
            .add("UserPoolTags", JsonValues.object().add("x", "y"))
            .add(text, text)
            .build();
    api.answer("GET /user-pools", 200, list("userPools", pool));
    api.answer(
        "GET /user-pools/" + POOL,
        200,
        JsonValues.object(pool)
            .add("configuration", configuration)
            .add("openChanges", JsonValues.array(List.of(change)))
            .build()
            .toString());
    api.answer(
        "GET /changes",
        200,
        list("changes", JsonValues.object(change).add("status", "APPLIED").build()));
    api.answer("GET /user-pools/" + POOL + "/changes/" + ID, 200, change.toString());
    api.answer(
        "GET /answers",
        200,
        list(
            "answers",
            JsonValues.object()
                .add("decision", text)
                .add("by", text)
                .add("byName", text)
                .add("reason", text)
                .add("at", "2026-01-01T00:00:00Z")
                .add("change", change)
                .build()));
    api.answer(
        "GET /freezes",
        200,
        list(
            "freezes",
            JsonValues.object()
                .add("poolName", text)
                .add("by", text)
                .add("reason", text)
                .add("at", "2026-01-01T00:00:00Z")
                .add("held", 1)
                .build()));
    api.answer("GET /approvals", 200, list("changes", change));
    api.answer("GET /user-pools/" + POOL + "/revisions/1/diff/2", 200, change.toString());
    api.answer(
        "GET /diff",
        200,
        JsonValues.object(change)
            .add("from", JsonValues.object().add("poolName", text).add("revision", 1))
            .build()
            .toString());
    api.answer("POST /user-pools/" + POOL + "/plan", 200, change.toString());
    api.answer("POST /user-pools/" + POOL + "/changes", 202, change.toString());
    api.answer("GET /user-pools/" + POOL + "/changes", 200, list("changes", change));
    api.answer(
        "GET /user-pools/" + POOL + "/revisions",
        200,
        list(
            "revisions",
            JsonValues.object(change)
                .add("at", "2026-01-01T00:00:00Z")
                .add("change", change)
                .build()));
    for (String answer : List.of("approve", "decline", "withdraw", "accept", "rollback")) {
      api.answer(
          "POST /user-pools/" + POOL + "/changes/" + ID + "/" + answer, 202, change.toString());
    }
    api.answer("POST /user-pools/" + POOL + "/look", 200, change.toString());
    api.answer("POST /user-pools/" + POOL + "/restore", 202, change.toString());
    api.answer(
        "GET /user-pools/" + POOL + "/verify",
        200,
        JsonValues.object()
            .add("to", 2)
            .add("digest", "ab".repeat(32))
            .add(
                "findings",
                JsonValues.array(
                    List.of(JsonValues.object().add("at", text).add("what", text).build())))
            .build()
            .toString());
    api.answer(
        "GET /user-pools/" + POOL + "/export",
        200,
        JsonValues.object(change)
            .add("file", text.replace("\r\n", ""))
            .add("revision", 2)
            .build()
            .toString());
    api.answer(
        "GET /whoami",
        200,
        JsonValues.object()
            .add("identity", text)
            .add("name", text)
            .add("because", text)
            .build()
            .toString());
    api.answer("DELETE /freeze", 409, JsonValues.object().add("detail", text).build().toString());
    api.answer("PUT /freeze", 409, JsonValues.object().add("detail", text).build().toString());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /// Each verb as somebody types it, and what it is used for.
  private static final List<String> COMMANDS =
      List.of(
          "pools",
          "log",
          "log --json",
          "show 3269e673",
          "show 3269e673 --full",
          "show 3269e673 --json",
          "show eu-west-1_Hostile01",
          "revisions eu-west-1_Hostile01",
          "look eu-west-1_Hostile01",
          "diff eu-west-1_Hostile01 1 2",
          "diff eu-west-1_Hostile01 eu-west-1_Hostile02",
          "plan MinimumLength=8 --pool eu-west-1_Hostile01",
          "plan MinimumLength=8 --pool eu-west-1_Hostile01 --markdown",
          "submit MinimumLength=8 --pool eu-west-1_Hostile01 --wait",
          "submit MinimumLength=8 --pool * --waves x=y --request-id r",
          "wait 3269e673",
          "undo 3269e673 --yes",
          "undo --since 2020-01-01 --yes",
          "restore eu-west-1_Hostile01 --revision 1 --yes",
          "answers",
          "answers --json",
          "approvals",
          "approvals --mine",
          "approve 3269e673",
          "decline 3269e673",
          "withdraw 3269e673",
          "accept 3269e673 -m x",
          "verify",
          "export eu-west-1_Hostile01",
          "freeze --all",
          "unfreeze --all --yes",
          "freezes",
          "freezes --json",
          "whoami",
          "api GET /approvals");

  /// They say how a change stands, and nothing that somebody wrote.
  private static final Set<String> BRIEF = Set.of("approve", "decline", "withdraw");

  private static String verb(String command) {
    return command.replaceFirst(" .*", "");
  }

  static Stream<String> commands() {
    return COMMANDS.stream();
  }

  /// A new verb has to be here; one that takes nothing from outside, or shows it in a browser, is
  /// not.
  @Test
  void areShownByEveryVerb() {
    Set<String> tried =
        COMMANDS.stream()
            .map(HostileTextsTest::verb)
            .collect(Collectors.toCollection(TreeSet::new));
    tried.addAll(Set.of("completion", "console"));

    assertThat(HelpTest.verbs()).allMatch(tried::contains);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void forgeNothing(String command) {
    Run run = Command.against(api).run(command.split(" "));

    if (!BRIEF.contains(verb(command))) {
      assertThat(run.all()).contains("u202e");
    }
    assertThat(run.all()).doesNotContain("Exception");
    assertThat(run.all().codePoints().filter(c -> c != '\n'))
        .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(run.all().lines()).noneMatch(line -> line.startsWith("APPLIED"));
  }

  /// No text of theirs is longer than a screen where nobody has asked for all of it.
  @ParameterizedTest
  @MethodSource("commands")
  void ofAnyLengthFillNoView(String command) {
    boolean isWhole =
        Stream.of("--full", "--json", "api ", "export", "whoami").anyMatch(command::contains);
    answers("x".repeat(1 << 15));

    Run run = Command.against(api).run(command.split(" "));

    assertThat(run.talk()).doesNotContain("Exception");
    if (!isWhole) {
      assertThat(run.all().length()).isLessThan(20_000);
    }
  }

  @Test
  void endNoBlockAndNoTableOfAComment() {
    Run run = Command.against(api).run("plan", "MinimumLength=8", "--pool", POOL, "--markdown");

    assertThat(run.data().lines().filter(line -> line.contains("`")))
        .containsExactly("```diff", "```");
    assertThat(run.data().lines().filter(line -> line.startsWith("| ")))
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 4)
        .noneMatch(line -> line.contains("<b>"));
  }

  @Test
  void colourOnlyWhatIsOurs() {
    Run run = Command.against(api).onTerminal("").run("log");

    assertThat(run.data().replaceAll("\u001b\\[[0-9]+m", ""))
        .doesNotContain("\u001b")
        .contains("\\u001b[2J");
  }

  @Test
  void ofAMegabyteFillNoScreen() {
    JsonObject change =
        JsonValues.object(change(ID, "why")).add("reason", "x".repeat(1 << 20)).build();
    api.answer("GET /changes", 200, list("changes", change));
    api.answer("GET /user-pools/" + POOL + "/changes/" + ID, 200, change.toString());

    assertThat(Command.against(api).onTerminal("").run("log").data().lines())
        .hasSize(2)
        .allMatch(line -> line.replaceAll("\u001b\\[[0-9]+m", "").length() <= 100);
    assertThat(Command.against(api).run("log").data()).contains("xxx…").hasSizeLessThan(10_000);
    Run whole = Command.against(api).run("log", "--json");
    assertThat(whole.data().length()).as(whole.talk()).isGreaterThan(1 << 20);
  }

  @Test
  void neitherDoTenThousandChanges() {
    api.answer(
        "GET /changes",
        query -> {
          int page =
              query.contains("cursor=")
                  ? Integer.parseInt(query.replaceAll(".*cursor=p(\\d+).*", "$1"))
                  : 0;
          List<JsonObject> changes =
              IntStream.range(0, 100)
                  .mapToObj(
                      n ->
                          change(
                              ID.replaceFirst("........$", "%08d".formatted(page * 100 + n)),
                              "why"))
                  .toList();
          var body = JsonValues.object().add("changes", JsonValues.array(changes));
          if (page < 99) {
            body.add("cursor", "p" + (page + 1));
          }
          return new Answer(200, body.build().toString());
        });

    assertThat(Command.against(api).run("log", "--since", "2020-01-01", "--quiet").data().lines())
        .hasSize(10_000);
    assertThat(Command.against(api).run("log").data().lines()).hasSize(21);
  }

  private static JsonObject change(String id, String text) {
    return JsonValues.object()
        .add("changeId", id)
        .add("userPoolId", POOL)
        .add("poolName", text)
        .add("kind", text)
        .add("status", "PLANNED")
        .add("sender", "AROAEXAMPLE:" + text)
        .add("requestedBy", text)
        .add("reason", text)
        .add("requestedAt", "2026-01-01T00:00:00Z")
        .add("endedAt", "2026-01-01T00:00:01Z")
        .add("hash", "ab".repeat(32))
        .add("from", 1)
        .add("to", 2)
        .add("expiresAt", "2026-01-04T00:00:00Z")
        .add("differences", differences(text))
        .add(
            "policy",
            JsonValues.object()
                .add("version", text)
                .add("effect", "approve")
                .add("approvers", 2)
                .add("findings", JsonValues.array(List.of(finding(text)))))
        .add("warnings", JsonValues.array(List.of(finding(text))))
        .add("violations", JsonValues.array(List.of(finding(text))))
        .add("answers", JsonValues.array(List.of(answer(text))))
        .add("review", JsonValues.object(answer(text)).add("state", "accepted"))
        .build();
  }

  private static jakarta.json.JsonArray differences(String text) {
    return JsonValues.array(
        List.of(
            JsonValues.object()
                .add("path", "/" + text)
                .add("before", text)
                .add("after", text + "2")
                .build()));
  }

  private static JsonObject finding(String text) {
    return JsonValues.object()
        .add("path", "/" + text)
        .add("message", text)
        .add("effect", "approve")
        .add("because", text)
        .build();
  }

  private static JsonObject answer(String text) {
    return JsonValues.object()
        .add("by", text)
        .add("decision", "approve")
        .add("at", "2026-01-01T00:00:00Z")
        .add("reason", text)
        .build();
  }

  private static String list(String member, JsonObject entry) {
    return JsonValues.object().add(member, JsonValues.array(List.of(entry))).build().toString();
  }
}
