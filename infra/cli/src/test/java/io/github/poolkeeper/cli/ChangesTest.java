package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent for what is typed.
class ChangesTest {
  private static final String POOL = "eu-west-1_AbCd";

  private ScriptedApi api;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer("GET /user-pools", 200, "{\"userPools\":[{\"userPoolId\":\"" + POOL + "\"}]}");
    api.answer(
        "GET /user-pools/" + POOL, 200, "{\"configuration\":{\"PoolName\":\"customers-prod\"}}");
    api.answer(
        "POST /user-pools/" + POOL + "/changes",
        202,
        "{\"changeId\":\"01a2210f-e00d-7ef7-ae1f-b9ce00000009\",\"userPoolId\":\""
            + POOL
            + "\",\"status\":\"QUEUED\"}");
    planned("PLANNED", "allow");
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
          MinimumLength=14                                   | {"Policies":{"PasswordPolicy":{"MinimumLength":14}}}
          Policies.PasswordPolicy.RequireSymbols=true        | {"Policies":{"PasswordPolicy":{"RequireSymbols":true}}}
          /MfaConfiguration=OFF                              | {"MfaConfiguration":"OFF"}
          PreSignUp=null                                     | {"LambdaConfig":{"PreSignUp":null}}
          UserPoolTags.stage=7                               | {"UserPoolTags":{"stage":"7"}}
          AutoVerifiedAttributes=["email"]                   | {"AutoVerifiedAttributes":["email"]}
          SmsAuthenticationMessage=12{####}                  | {"SmsAuthenticationMessage":"12{####}"}
          MinimumLength=14 RequireSymbols=true               | {"Policies":{"PasswordPolicy":{"MinimumLength":14,"RequireSymbols":true}}}
          """)
  void settingsBecomeAPatch(String words, String patch) {
    Stream<String> all =
        Stream.of(
                Stream.of("submit"),
                Stream.of(words.split(" ")),
                Stream.of("--pool", "customers-*"))
            .flatMap(part -> part);

    Run run = Command.against(api).run(all.toArray(String[]::new));

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(sent("/changes")).containsExactly("{\"change\":" + patch + "}");
  }

  @Test
  void aFileIsARequestOrAPatch() throws IOException {
    Path request = folder.resolve("request.json");
    Files.writeString(
        request,
        """
        {"userPoolId": "eu-west-1_AbCd", "requestId": "R-1", "reason": "from the file",
         "change": {"MfaConfiguration": "OFF"}, "expect": {"MfaConfiguration": "ON"}}
        """);
    Path patch = folder.resolve("patch.json");
    Files.writeString(patch, "{\"MfaConfiguration\": \"OFF\"}");

    Command.against(api).run("submit", request.toString(), "-m", "typed");
    Command.against(api)
        .run("submit", patch.toString(), "--pool", POOL, "--not-after", "2026-01-31");

    assertThat(sent("/changes").getFirst())
        .isEqualTo(
            "{\"reason\":\"typed\",\"change\":{\"MfaConfiguration\":\"OFF\"},\"expect\":{\"MfaConfiguration\":\"ON\"}}");
    assertThat(sent("/changes").getLast())
        .startsWith("{\"change\":{\"MfaConfiguration\":\"OFF\"},\"notAfter\":\"2026-01-3");
  }

  @ParameterizedTest
  @CsvSource({
    "UNCHANGED, allow, 0",
    "PLANNED, allow, 10",
    "PLANNED, approve, 11",
    "PLANNED, forbid, 12",
    "REJECTED, allow, 12",
    "CONFLICT, allow, 12",
    "SOMETHING_NEWER, allow, 12"
  })
  void aPlanSaysByItsExitCodeWhatWouldHappen(String status, String effect, int exit) {
    planned(status, effect);

    assertThat(
            Command.against(api)
                .run("plan", "MinimumLength=14", "--pool", POOL, "--exit-code")
                .exit())
        .isEqualTo(exit);
    assertThat(Command.against(api).run("plan", "MinimumLength=14", "--pool", POOL).exit())
        .isZero();
  }

  @Test
  void aChangeIsMeantByItsEnd() {
    onRecord(
        change("01a2210f-e00d-7ef7-ae1f-b9ce3269e673", "APPLIED", ""),
        change("01a2210f-e00d-7ef7-ae1f-aaaa3269e673", "APPLIED", ""));
    api.answer(
        "GET /user-pools/" + POOL + "/changes/01a2210f-e00d-7ef7-ae1f-b9ce3269e673",
        200,
        change("01a2210f-e00d-7ef7-ae1f-b9ce3269e673", "APPLIED", ""));

    assertThat(Command.against(api).run("show", "b9ce3269e673").data())
        .contains("3269e673  APPLIED");
    assertThat(Command.against(api).run("show", "3269e673").talk())
        .contains(
            "3269e673 is the end of several:", "b9ce3269e673 of customers-prod", "aaaa3269e673");
    inThePool();
    assertThat(Command.against(api).run("show", "00000000").talk())
        .contains(
            "none of the last 2000 changes, nor of the last 2000 of any pool, ends in 00000000");
    assertThat(Command.against(api).run("show", "01a2210f-e00d-7ef7-ae1f-b9ce00000000").talk())
        .contains("no pool has a change 01a2210f-e00d-7ef7-ae1f-b9ce00000000");
  }

  /// From before there was a list of all pools.
  @Test
  void aChangeIsFoundInItsPoolToo() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce3269e673";
    onRecord();
    inThePool(change(id, "APPLIED", ""));
    api.answer("GET /user-pools/" + POOL + "/changes/" + id, 200, change(id, "APPLIED", ""));

    assertThat(Command.against(api).run("show", "3269e673").data()).contains("3269e673  APPLIED");
    assertThat(Command.against(api).run("show", id).data()).contains("3269e673  APPLIED");
    assertThat(Command.against(api).run("undo", "--since", "2020-01-01").talk())
        .contains(" 3269e673  customers-prod", "1 change is undone");
  }

  /// A name that two pools have means neither; only a pattern means both.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit MinimumLength=14 --pool customers-prod",
        "plan MinimumLength=14 --pool customers-prod",
        "freeze customers-prod",
        "unfreeze customers-prod --yes",
        "undo --since 1h --pool customers-prod --yes",
        "verify customers-prod",
        "log --pool customers-prod",
        "restore customers-prod --revision 1 --yes"
      })
  void aNameOfTwoPoolsIsRefused(String line) {
    twins();

    Run run = Command.against(api).run(line.split(" "));

    assertThat(run.exit()).as(run.all()).isEqualTo(1);
    assertThat(run.talk())
        .contains("customers-prod may be eu-west-1_AbCd or eu-west-1_Twin: give the id");
    assertThat(api.requests()).noneMatch(request -> request.matches("(POST|PUT|DELETE) .*"));
  }

  @Test
  void aWordThatIsAPoolAndMayBeAChangeIsRefused() {
    api.answer("GET /user-pools/" + POOL, 200, "{\"configuration\":{\"PoolName\":\"facade\"}}");

    assertThat(Command.against(api).run("show", "facade").talk())
        .contains("facade is a pool's name, and may be the end of a change's id");
  }

  /// The list has the names, and a pool that cannot be read is called by its id.
  @Test
  void askNoPoolForItsName() {
    api.answer(
        "GET /user-pools",
        200,
        "{\"userPools\":[{\"userPoolId\":\"%s\",\"poolName\":\"customers-prod\"},{\"userPoolId\":\"eu-west-1_Bad\"}]}"
            .formatted(POOL));
    api.answer("GET /user-pools/eu-west-1_Bad", 500, "{\"detail\":\"History forged\"}");

    Run run = Command.against(api).run("pools");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data()).contains("customers-prod  " + POOL, "eu-west-1_Bad   eu-west-1_Bad");
    assertThat(api.requests()).noneMatch(request -> request.endsWith("/user-pools/" + POOL));
  }

  /// That takes the API longer than all the rest: names are looked up without.
  @Test
  void askHowMuchIsOpenOnlyToShowIt() {
    api.answer(
        "GET /user-pools",
        200,
        "{\"userPools\":[{\"userPoolId\":\"%s\",\"poolName\":\"customers-prod\",\"open\":{\"HELD\":2}}]}"
            .formatted(POOL));

    assertThat(Command.against(api).run("pools").data()).contains("2 HELD");
    Command.against(api).run("log", "--pool", "customers-*");
    assertThat(api.requests().stream().filter(request -> request.startsWith("GET /user-pools ")))
        .satisfiesExactly(
            shown -> assertThat(shown).contains("open=true"),
            lookedUp -> assertThat(lookedUp).doesNotContain("open"));
  }

  private void twins() {
    api.answer(
        "GET /user-pools",
        200,
        "{\"userPools\":[{\"userPoolId\":\"%s\"},{\"userPoolId\":\"eu-west-1_Twin\"}]}"
            .formatted(POOL));
    api.answer(
        "GET /user-pools/eu-west-1_Twin",
        200,
        "{\"configuration\":{\"PoolName\":\"customers-prod\"}}");
  }

  /// What was sent is said, what was not, and how to go on.
  @Test
  void aSeriesThatBreaksOffSaysWhereItStopped() {
    twins();
    api.answer(
        "POST /user-pools/eu-west-1_Twin/changes",
        409,
        "{\"detail\":\"The request id PR-1 is taken.\"}");

    for (String more : List.of("", " --wait", " --json", " --quiet")) {
      Run run =
          Command.against(api)
              .run(
                  ("submit MinimumLength=14 --pool customers-* --request-id PR-1" + more)
                      .split(" "));

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.talk())
          .contains(
              "poolkeeper: The request id PR-1 is taken.\n",
              "  sent: customers-prod (00000009)\n",
              "  not sent: customers-prod\n",
              "  to go on from there: the same again with --request-id PR-1\n");
    }
    assertThat(
            Command.against(api).run("submit", "MinimumLength=14", "--pool", "customers-*").data())
        .isEqualTo("00000009 QUEUED for customers-prod\n");
    assertThat(
            Command.against(api)
                .run("submit", "MinimumLength=14", "--pool", "eu-west-1_Twin")
                .talk())
        .isEqualTo("poolkeeper: The request id PR-1 is taken.\n");
    api.answer("POST /user-pools/eu-west-1_Twin/changes", 500, "{\"detail\":\"Trouble.\"}");
    assertThat(
            Command.against(api)
                .run("submit", "MinimumLength=14", "--pool", "eu-west-1_Twin")
                .talk())
        .containsPattern("the same again with --request-id cli-[0-9a-f-]{36}\n")
        .doesNotContain("sent:");
  }

  @Test
  void aSeriesOfFreezesSaysItToo() {
    twins();
    api.answer("PUT /user-pools/" + POOL + "/freeze", 200, "{\"userPoolId\":\"" + POOL + "\"}");
    api.answer("PUT /user-pools/eu-west-1_Twin/freeze", 403, "{\"detail\":\"Not yours.\"}");

    Run run = Command.against(api).run("freeze", POOL, "eu-west-1_Twin");

    assertThat(run.data()).isEqualTo("customers-prod is frozen.\n");
    assertThat(run.talk())
        .isEqualTo("poolkeeper: Not yours.\n  sent: customers-prod\n  not sent: customers-prod\n");
  }

  /// One that waits for people keeps only what it was built on, in its pool.
  @Test
  void undoesWhatItCanAndSaysWhatStays() {
    String old = "01a2210f-e00d-7ef7-ae1f-000000000001";
    String other = "01a2210f-e00d-7ef7-ae1f-000000000002";
    String byHand = "01a2210f-e00d-7ef7-ae1f-000000000003";
    String touched = ",\"touched\":[{\"path\":\"/%s\",\"after\":1}]";
    onRecord(
        change(byHand, "APPLIED", ",\"kind\":\"external\"" + touched.formatted("Policies")),
        change(other, "APPLIED", touched.formatted("UserPoolTags/n")),
        change(old, "APPLIED", touched.formatted("Policies/PasswordPolicy")));
    inThePool();
    api.answerBody(
        "POST /user-pools/" + POOL + "/plan",
        body ->
            new Answer(
                200,
                body.contains(byHand)
                    ? "{\"status\":\"PLANNED\",\"policy\":{\"effect\":\"approve\",\"approvers\":1,\"findings\":[]}}"
                    : "{\"status\":\"PLANNED\",\"policy\":{\"effect\":\"allow\"}}"));
    for (String id : List.of(byHand, other, old)) {
      String path = "/user-pools/" + POOL + "/changes/" + id;
      String undo = id.replace("00000000000", "00000000001");
      api.answer("POST " + path + "/rollback", 202, change(undo, "QUEUED", ""));
      api.answer(
          "GET /user-pools/" + POOL + "/changes/" + undo,
          200,
          change(undo, id.equals(byHand) ? "PENDING_APPROVAL" : "APPLIED", ""));
    }

    Run run = Command.against(api).run("undo", "--since", "2020-01-01", "--yes");

    assertThat(run.talk())
        .contains(
            "! the undo would wait for 1 person to approve",
            "2 changes are undone, newest first, 1 only when people agree.",
            "00000001 stays: what it set was set again by 00000003");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(
            api.requests().stream()
                .filter(r -> r.contains("/rollback"))
                .map(r -> r.replaceAll(".*changes/(\\S+)/rollback.*", "$1")))
        .containsExactly(byHand, other);
  }

  /// Of three of today, one is undone already; the undoing stays.
  @Test
  void undoesWhatIsInEffectSinceThenTheNewestFirst() {
    String first = "01a2210f-e00d-7ef7-ae1f-000000000001";
    String second = "01a2210f-e00d-7ef7-ae1f-000000000002";
    String third = "01a2210f-e00d-7ef7-ae1f-000000000003";
    String back = "01a2210f-e00d-7ef7-ae1f-000000000004";
    onRecord(
        change(back, "APPLIED", ",\"kind\":\"rollback\",\"rollbackOf\":\"" + second + "\""),
        change(third, "APPLIED", ""),
        change(second, "APPLIED", ",\"rolledBackBy\":\"" + back + "\""),
        change("01a2210f-e00d-7ef7-ae1f-00000000000f", "REFUSED", ""),
        change(first, "APPLIED", ""),
        change(
            "01a2210f-e00d-7ef7-ae1f-000000000000",
            "APPLIED",
            ",\"kind\":\"external\",\"revision\":1"));
    inThePool();
    for (String id : List.of(first, third)) {
      String path = "/user-pools/" + POOL + "/changes/" + id;
      api.answer(
          "POST " + path + "/rollback",
          202,
          change(id.replace("00000000000", "00000000001"), "QUEUED", ""));
      api.answer(
          "GET " + path.replace("00000000000", "00000000001"),
          200,
          change(id.replace("00000000000", "00000000001"), "APPLIED", ""));
    }

    Run unasked = Command.against(api).run("undo", "--since", "2020-01-01");
    Run refused = Command.against(api).onTerminal("n\n").run("undo", "--since", "2020-01-01");
    assertThat(sent("/rollback")).isEmpty();
    Run agreed =
        Command.against(api).onTerminal("y\n").run("undo", "--since", "2020-01-01", "-m", "INC-7");

    assertThat(unasked.talk()).contains("nobody can be asked here: --yes");
    assertThat(unasked.exit()).isEqualTo(1);
    assertThat(refused.talk())
        .contains("2 changes are undone, newest first. Undo? [y/N]", "Nothing has been done.");
    assertThat(agreed.exit()).as(agreed.all()).isZero();
    assertThat(
            api.requests().stream()
                .filter(r -> r.contains("/rollback"))
                .map(r -> r.replaceAll(".*changes/(\\S+)/rollback.*", "$1")))
        .containsExactly(third, first);
    assertThat(sent("/rollback")).containsOnly("{\"reason\":\"INC-7\"}");
  }

  @Test
  void whatIsStillOpenIsThreeAndWhatEndedOtherwiseTwo() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce00000009";
    String path = "GET /user-pools/" + POOL + "/changes/" + id;
    api.answer(path, 200, change(id, "PENDING_APPROVAL", ""));
    Run waits = Command.against(api).run("submit", "MinimumLength=14", "--pool", POOL, "--wait");
    api.answer(path, 200, change(id, "QUEUED", ""));
    Run late =
        Command.against(api).run("submit", "MinimumLength=14", "--pool", POOL, "--timeout", "1s");
    api.answer(path, 200, change(id, "REFUSED", ",\"error\":{\"code\":\"X\",\"message\":\"no\"}"));
    Run refused =
        Command.against(api).run("submit", "MinimumLength=14", "--pool", POOL, "--wait", "--json");

    assertThat(waits.exit()).isEqualTo(3);
    assertThat(waits.talk())
        .contains("poolkeeper approve 00000009", "poolkeeper withdraw 00000009");
    assertThat(late.exit()).isEqualTo(3);
    assertThat(late.talk()).contains("poolkeeper wait 00000009");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.data()).startsWith("{\"changeId\"").contains("REFUSED");
  }

  @Test
  void letsStandWhatSomebodyElseHasMadeByHandAndSaysWhy() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce00000009";
    onRecord(change(id, "APPLIED", ",\"kind\":\"external\""));
    String path = "/user-pools/" + POOL + "/changes/" + id;
    String review =
        ",\"review\":{\"state\":\"accepted\",\"by\":\"AROAX:otto.kern\",\"reason\":\"agreed\"}";
    api.answer("GET " + path, 200, change(id, "APPLIED", ""));
    api.answer("POST " + path + "/accept", 200, change(id, "APPLIED", review));

    Run silent = Command.against(api).run("accept", "00000009");
    Run accepted = Command.against(api).run("accept", "00000009", "-m", "agreed");

    assertThat(silent.exit()).isEqualTo(1);
    assertThat(silent.talk()).contains("say why it may stand");
    assertThat(accepted.exit()).isZero();
    assertThat(accepted.data()).contains("00000009  accepted by otto.kern: agreed");
    assertThat(sent("/accept")).containsExactly("{\"reason\":\"agreed\"}");
  }

  @Test
  void looksAtAPoolAndSaysWhatWasChangedByHand() {
    String look = "POST /user-pools/" + POOL + "/look";
    api.answer(look, 204, "");
    Run same = Command.against(api).run("look", "customers-prod");
    api.answer(
        look,
        200,
        change(
            "01a2210f-e00d-7ef7-ae1f-b9ce00000009",
            "APPLIED",
            ",\"kind\":\"external\",\"revision\":3,\"review\":{\"state\":\"open\",\"needed\":1}"));
    Run otherwise = Command.against(api).run("look", POOL);
    Run quiet = Command.against(api).run("look", POOL, "-q");
    api.answer(look, 202, "{\"userPoolId\":\"" + POOL + "\"}");
    Run notYet = Command.against(api).run("look", POOL);

    assertThat(same.exit()).isZero();
    assertThat(same.data()).contains("customers-prod  as it is on record");
    assertThat(otherwise.exit()).isEqualTo(2);
    assertThat(otherwise.data()).contains("somebody by hand", "open: accept or undo");
    assertThat(quiet.data().strip()).isEqualTo("01a2210f-e00d-7ef7-ae1f-b9ce00000009");
    assertThat(notYet.exit()).isEqualTo(2);
    assertThat(notYet.data()).contains("look again");
  }

  @Test
  void agreesToThePlanThatWasLookedAtAndToNoOther() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce00000009";
    String path = "/user-pools/" + POOL + "/changes/" + id;
    onRecord(change(id, "PENDING_APPROVAL", ""));
    api.answer("GET " + path, 200, change(id, "PENDING_APPROVAL", ",\"hash\":\"87f9b47d00\""));
    api.answer("POST " + path + "/approve", 200, change(id, "PENDING_APPROVAL", ""));

    Run other = Command.against(api).run("approve", "00000009", "--plan-hash", "be2f781a");
    Run shown = Command.against(api).run("approve", "00000009", "--plan-hash", "87f9b47d");

    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.talk()).contains("another plan now than be2f781a");
    assertThat(shown.exit()).isZero();
    assertThat(sent("approve")).containsExactly("{\"planHash\":\"87f9b47d00\"}");
  }

  /// At a terminal nobody agrees to what they have not seen.
  @Test
  void showsWhatIsAgreedToAndHoldsOnToIt() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce00000009";
    String path = "/user-pools/" + POOL + "/changes/" + id;
    String plan =
        ",\"hash\":\"87f9b47d00\",\"differences\":[{\"path\":\"/DeletionProtection\","
            + "\"before\":\"ACTIVE\",\"after\":\"INACTIVE\"}]";
    onRecord(change(id, "PENDING_APPROVAL", ""));
    api.answer("GET " + path, 200, change(id, "PENDING_APPROVAL", plan));
    api.answer("POST " + path + "/approve", 200, change(id, "PENDING_APPROVAL", ""));

    Run no = Command.against(api).onTerminal("n\n").run("approve", "00000009");
    assertThat(no.exit()).isEqualTo(1);
    assertThat(no.data()).contains("/DeletionProtection", "ACTIVE", "INACTIVE");
    assertThat(no.talk()).contains("Approve? [y/N]", "Nothing has been done.");
    assertThat(sent("approve")).isEmpty();

    Command.against(api).onTerminal("y\n").run("approve", "00000009");
    Run script = Command.against(api).run("approve", "00000009");
    Run yes = Command.against(api).onTerminal("").run("approve", "00000009", "--yes");

    assertThat(script.talk() + yes.talk()).doesNotContain("Approve?");
    assertThat(sent("approve")).containsExactly("{\"planHash\":\"87f9b47d00\"}", "{}", "{}");
  }

  /// A pool that is frozen on its own stays so.
  @Test
  void saysWhatIsStillFrozenAndCountsOnlyWhatGoesOn() {
    String held = ",\"held\":{\"frozen\":\"*\"}";
    api.answer(
        "GET /freezes",
        200,
        "{\"freezes\":[{\"userPoolId\":\"" + POOL + "\",\"held\":1},{\"held\":1}]}");
    api.answer(
        "GET /user-pools/" + POOL + "/changes",
        200,
        "{\"changes\":[" + change("01a2210f-e00d-7ef7-ae1f-b9ce00000009", "HELD", held) + "]}");
    api.answer("DELETE /freeze", 200, "{}");
    api.answer("DELETE /user-pools/" + POOL + "/freeze", 200, "{}");

    Run all = Command.against(api).run("unfreeze", "--all", "--yes");
    Run one = Command.against(api).run("unfreeze", POOL, "--yes");

    assertThat(all.talk())
        .contains("0 held changes would go on at once")
        .contains("Still frozen: customers-prod (poolkeeper unfreeze " + POOL + ")");
    assertThat(one.talk())
        .contains("0 held changes would go on at once")
        .contains("Still frozen: everything (poolkeeper unfreeze --all)");
  }

  @Test
  void doesNotTakeNothingForUndone() {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce00000009";
    onRecord(change(id, "APPLIED", ""));
    api.answer("GET /user-pools/" + POOL + "/changes/" + id, 200, change(id, "APPLIED", ""));
    api.answer(
        "POST /user-pools/" + POOL + "/plan",
        200,
        "{\"status\":\"UNCHANGED\",\"remains\":[{\"path\":\"/DeletionProtection\","
            + "\"because\":\"it is skipped\"}]}");

    Run run = Command.against(api).run("undo", "00000009", "--on-conflict", "skip", "--yes");

    assertThat(run.exit()).as(run.all()).isEqualTo(2);
    assertThat(run.talk()).contains("Nothing is undone.");
  }

  @Test
  void saysHowAPoolGetsOnRecord() {
    api.answer("GET /user-pools", 200, "{\"userPools\":[]}");
    api.answer("POST /user-pools/eu-west-1_New/look", 404, "{\"detail\":\"Nothing here.\"}");
    String how = "poolkeeper submit DeletionProtection=ACTIVE --dry-run --wait --pool ID";

    assertThat(Command.against(api).run("pools").talk()).contains("No pool is on record yet.", how);
    assertThat(Command.against(api).run("look").talk()).contains("No pool is on record yet.", how);
    Run unknown = Command.against(api).run("look", "eu-west-1_New");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.talk()).contains("eu-west-1_New is not on record yet.", how);
  }

  @Test
  void onlyPlansADryRun() {
    Command.against(api).run("submit", "DeletionProtection=ACTIVE", "--dry-run", "--pool", POOL);

    assertThat(sent("changes"))
        .containsExactly("{\"change\":{\"DeletionProtection\":\"ACTIVE\"},\"dryRun\":true}");
  }

  private void planned(String status, String effect) {
    api.answer(
        "POST /user-pools/" + POOL + "/plan",
        200,
        "{\"status\":\"%s\",\"hash\":\"87f9b47d00\",\"policy\":{\"effect\":\"%s\",\"findings\":[]}}"
            .formatted(status, effect));
  }

  private void inThePool(String... changes) {
    api.answer(
        "GET /user-pools/" + POOL + "/changes",
        200,
        "{\"changes\":[" + String.join(",", changes) + "]}");
  }

  private void onRecord(String... changes) {
    api.answer("GET /changes", 200, "{\"changes\":[" + String.join(",", changes) + "]}");
  }

  private static String change(String id, String status, String more) {
    return "{\"changeId\":\"%s\",\"userPoolId\":\"%s\",\"status\":\"%s\",\"requestedAt\":\"2026-01-01T00:00:00Z\"%s}"
        .formatted(id, POOL, status, more);
  }

  /// The bodies of what was posted to such a path.
  private List<String> sent(String end) {
    return api.requests().stream()
        .filter(request -> request.matches("POST \\S*" + end + " .*"))
        .map(request -> request.substring(request.indexOf('{')))
        .toList();
  }
}
