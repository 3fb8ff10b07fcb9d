package io.github.poolkeeper.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolkeeper.cli.archive.Scene.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The journeys of the people whom the command is for, by the archive's own launcher, signed,
/// against one local stack. In order: each finds what the ones before it left.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveIT {
  private static final Pattern CHANGE = Pattern.compile("\\b([0-9a-f]{8}) [A-Z_]+");
  private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+) {2,}");
  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  /// Verbs that go on until somebody ends them.
  private static final Set<String> ENDLESS = Set.of("console");

  private static final int MEGABYTE = 1 << 20;

  private static Scene scene;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    scene = Scene.open(folder);
    scene.load("eu-central-2_Prod", "customers-prod");
    scene.load("eu-central-2_Staging", "customers-staging");
    scene.load("eu-central-2_Test", "customers-test");
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  @Order(1)
  void isSmallAndNeedsNoJava() throws Exception {
    assertThat(Files.size(Scene.archive())).isLessThan(60L * MEGABYTE);

    Run run = scene.as("test", "PATH=/usr/bin:/bin \"$PWD/poolkeeper/bin/poolkeeper\" --version");

    assertThat(run.all()).startsWith("poolkeeper 0.").doesNotContain("warning");
  }

  @Test
  @Order(2)
  void aNewcomerPlansSubmitsAndLooks() throws Exception {
    Run run =
        scene.as(
            "ines.weber-as-engineer",
            """
            ln -s "$PWD/poolkeeper/bin/poolkeeper" pk
            ./pk look eu-central-2_Test || echo "look: $?"
            ./pk submit DeletionProtection=ACTIVE --dry-run --wait --pool eu-central-2_Test
            ./pk pools
            ./pk plan MinimumLength=14 --pool eu-central-2_Test
            ./pk submit MinimumLength=14 --pool eu-central-2_Test -m 'Audit finding 7' --wait
            ./pk log
            ./pk show customers-test
            """);

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .contains("− 10\n", "+ 14\n", "would be applied", "APPLIED as revision 2", "first seen")
        .containsPattern("ines.weber +MinimumLength 10→14 +Audit finding 7")
        .contains("/Policies/PasswordPolicy/MinimumLength  14")
        .contains("look: 1", "customers-test");
    assertThat(run.talk())
        .contains("eu-central-2_Test is not on record yet.", "Undo it: poolkeeper undo");
  }

  /// Twelve pools in three stages: plan all, apply in waves, and again, which changes nothing.
  @Test
  @Order(3)
  void aPipelineGoesThroughItsStages() throws Exception {
    for (String stage : List.of("test", "staging", "prod")) {
      for (int n = 1; n <= 4; n++) {
        scene.load("eu-central-2_Pipe%s%d".formatted(stage, n), "pipe%d-%s".formatted(n, stage));
      }
    }
    String pools =
        String.join(
            ",",
            IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(
                    n ->
                        List.of("test", "staging", "prod").stream()
                            .map(s -> "eu-central-2_Pipe" + s + n))
                .toList());

    Run run =
        scene.as(
            "execution-as-workflow",
            """
            for pool in ${POOLS//,/ }; do poolkeeper submit MinimumLength=11 --pool $pool --request-id first -q; done > ids
            poolkeeper wait $(cat ids) -q > /dev/null
            echo '{"Policies": {"PasswordPolicy": {"MinimumLength": 14}}}' > change.json
            set +e
            poolkeeper plan change.json --pool "$POOLS" --exit-code; echo "exit $?"
            poolkeeper plan change.json --pool "$POOLS" --markdown > comment.md; cat comment.md
            poolkeeper submit change.json --pool "$POOLS" --request-id run-7 --waves test,staging,prod; echo "exit $?"
            poolkeeper submit change.json --pool "$POOLS" --request-id run-7 --waves test,staging,prod --quiet | wc -l
            poolkeeper plan change.json --pool "$POOLS" --exit-code; echo "exit $?"
            """
                .replace("$POOLS", pools)
                .replace("${POOLS//,/ }", pools.replace(',', ' ')));

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .contains(
            "12 pools: 12 would be applied",
            "exit 10\n",
            "| MinimumLength 11→14 | would be applied |")
        .contains("12 pools: 12 is so already", "exit 0\n");
    List<String> ends =
        run.data().lines().filter(l -> l.contains(" APPLIED as revision 3")).toList();
    assertThat(ends).as(run.all()).hasSize(12);
    assertThat(ends.stream().map(l -> l.substring(0, l.indexOf(' '))).distinct())
        .containsExactly("test", "staging", "prod");
    assertThat(run.data()).contains("\n12\n");
  }

  /// What changed, look, undo, undo all of today, stop, go on: at most six commands and 250
  /// characters.
  @Test
  @Order(4)
  void onCallTypesLittle() throws Exception {
    Run asked =
        scene.as(
            "mai.tanaka-as-approver",
            """
            poolkeeper submit PreSignUp=arn:aws:lambda:eu-central-2:000000000000:function:fraud --pool eu-central-2_Prod --wait || true
            poolkeeper submit UserPoolTags.guard=fraud --pool eu-central-2_Prod --wait -m 'Fraud checks'
            poolkeeper submit UserPoolTags.nightly=7 --pool eu-central-2_Prod --wait
            """);
    String change = changes(asked).get(1);
    List<String> commands =
        List.of(
            "poolkeeper log --since 24h --pool customers-prod",
            "poolkeeper show " + change,
            "poolkeeper undo " + change + " -m INC-7 --yes",
            "poolkeeper undo --since 1h --pool customers-prod --yes",
            "poolkeeper freeze --all -m INC-7",
            "poolkeeper unfreeze --all --yes");

    Run run = scene.as("otto.kern-as-engineer", String.join("\n", commands));

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(String.join("", commands)).hasSizeLessThanOrEqualTo(250);
    assertThat(run.data())
        .contains("mai.tanaka", "tag guard", "Fraud checks", "AROALOCALAPPROVER:mai.tanaka")
        .contains("is frozen", "is no longer frozen")
        .containsPattern(" APPLIED as revision \\d+ in ");
    assertThat(run.talk()).contains("Undo the undo: poolkeeper undo ", "tag nightly");
    assertThat(scene.as("test", "poolkeeper show customers-prod").data())
        .doesNotContain("/UserPoolTags/guard", "/UserPoolTags/nightly");
  }

  @Test
  @Order(5)
  void peopleAgreeAndNobodyToTheirOwn() throws Exception {
    Run asked =
        scene.as(
            "ines.weber-as-engineer",
            "poolkeeper submit DeletionProtection=INACTIVE --pool customers-test --wait -m retire || echo exit $?");
    String change = changes(asked).getFirst();
    Run own = scene.as("INES.WEBER-as-approver", "poolkeeper approve " + change);
    Run first =
        scene.as("otto.kern-as-approver", "poolkeeper approvals; poolkeeper approve " + change);
    Run last =
        scene.as(
            "mai.tanaka-as-approver",
            "poolkeeper approve %s -m seen; poolkeeper show %1$s".formatted(change));
    Run owner =
        scene.as(
            "approver1",
            "poolkeeper undo " + change + " --yes; poolkeeper log --pool customers-test -n 2");

    assertThat(asked.data()).contains("PENDING_APPROVAL: 0 of 2 have approved", "exit 3");
    assertThat(asked.talk()).contains("Somebody else: poolkeeper approve " + change);
    assertThat(own.exit()).isEqualTo(1);
    assertThat(own.talk()).startsWith("poolkeeper: Whoever asks for a change cannot");
    assertThat(first.data()).contains("ines.weber", "0 of 2", "1 of 2 have approved");
    assertThat(last.data())
        .contains("APPLIED as revision", "approved  otto.kern", "mai.tanaka", "seen");
    assertThat(owner.exit()).as(owner.all()).isZero();
    assertThat(owner.data()).contains("undo " + change, "undone by");
  }

  /// Whoever has the pool in a file: takes over what was changed here, and sees that nothing else
  /// is.
  @Test
  @Order(6)
  void anOwnerTakesHomeWhatWasChanged() throws Exception {
    scene.load("eu-central-2_Owned", "owned");

    Run run =
        scene.as(
            "ines.weber-as-engineer",
            """
            poolkeeper submit MinimumLength=12 --pool eu-central-2_Owned --wait -m 'Audit finding 7' -q
            poolkeeper export owned > owned.tf
            poolkeeper export owned --format cloudformation --revision 1 > owned.yaml
            cat owned.tf; echo ---; cat owned.yaml
            poolkeeper diff owned
            poolkeeper verify owned
            poolkeeper plan MinimumLength=12 --pool owned --exit-code; echo "exit $?"
            """);

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .contains("ignore_changes", "Audit finding 7", "AWS::Cognito::UserPool")
        .contains("owned from revision 1 to 2", "− 10\n", "+ 12\n", "all is right")
        .contains("is so already", "exit 0");
  }

  @Test
  @Order(6)
  void somebodyWithoutRightsIsToldSo() throws Exception {
    Run run = scene.as("nobody", "poolkeeper pools");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk())
        .startsWith("poolkeeper: you may not GET /user-pools")
        .doesNotContain("\tat ");
    assertThat(run.data()).isEmpty();
  }

  @Test
  @Order(7)
  void whoeverLeavesIsNotHeld() throws Exception {
    Run head = scene.as("test", "set -o pipefail; poolkeeper log --json | head -1 | wc -l");
    Run interrupted =
        scene.as(
            "ines.weber-as-engineer",
            """
            poolkeeper submit DeletionProtection=INACTIVE --pool customers-test --timeout 60s & pid=$!
            until poolkeeper approvals --json | grep -q eu-central-2_Test; do sleep 0.1; done
            kill -TERM $pid; wait $pid || echo "exit $?"
            """);

    assertThat(head.data().strip()).isEqualTo("1");
    assertThat(head.talk()).doesNotContain("Exception");
    assertThat(interrupted.data()).contains("exit 143");
    assertThat(interrupted.talk())
        .containsPattern("It goes on. To wait for its end: poolkeeper wait [0-9a-f]{8}\n");
  }

  /// A measure, not a test: a busy machine is no fault of the command.
  @Test
  @Order(8)
  @EnabledIfSystemProperty(named = "poolkeeper.measure", matches = "true")
  void isAsQuickAsTheAwsCli() throws Exception {
    assumeTrue(Scene.has("aws"), "no aws command on this machine");
    Run run =
        scene.as(
            "test",
            """
            took() { local begin=${EPOCHREALTIME/./}; "${@:2}" 2>&1 | head -1 > /dev/null; echo "$1 $((${EPOCHREALTIME/./} - begin))"; }
            for n in 1 2 3; do
              took version poolkeeper --version
              took aws-version aws --version
              took log poolkeeper log
              took list-tables aws dynamodb list-tables
            done
            """);

    assertThat(run.exit()).as(run.all()).isZero();
    System.out.println(
        "microseconds, the best of three: "
            + best(run, "version")
            + " of aws --version "
            + best(run, "aws-version")
            + "; log "
            + best(run, "log")
            + " of list-tables "
            + best(run, "list-tables"));
    assertThat(best(run, "version")).isLessThanOrEqualTo(best(run, "aws-version") * 6 / 10);
    assertThat(best(run, "log")).isLessThanOrEqualTo(best(run, "list-tables"));
  }

  private static long best(Run run, String what) {
    return run.data()
        .lines()
        .filter(line -> line.startsWith(what + " "))
        .mapToLong(line -> Long.parseLong(line.substring(what.length() + 1)))
        .min()
        .orElseThrow();
  }

  /// The GitHub action's shell, with a command in the place of GitHub's that keeps comments in a
  /// file.
  @Test
  @Order(10)
  void theActionCommentsThePlanAndAppliesIt() throws Exception {
    assumeTrue(Scene.has("jq"), "no jq on this machine");
    String action =
        Scene.PROJECT.resolve("infra/github-action/run").toAbsolutePath().normalize().toString();
    scene.load("eu-central-2_Action", "action-prod");

    Run run =
        scene.as(
            "execution-as-workflow",
            """
            mkdir fake
            cat > fake/gh <<'GH'
            #!/bin/bash
            echo "$@" >> gh.log
            for word; do
              case $word in
                body=@*) jq -n --rawfile body "${word#body=@}" '[{id: 7, user: {type: "Bot"}, body: $body}]' > comments.json; exit ;;
                */pulls) echo '[{"number": 5}]'; exit ;;
              esac
            done
            cat comments.json 2> /dev/null || echo '[]'
            GH
            chmod +x fake/gh
            export PATH="$PWD/fake:$PATH" GITHUB_OUTPUT=output GITHUB_REPOSITORY=org/repo GITHUB_SHA=0badcafe
            export POOLKEEPER_POOLS=eu-central-2_Action POOLKEEPER_FILE=change.json POOLKEEPER_REQUEST_ID=github-1
            echo '{"Policies": {"PasswordPolicy": {"MinimumLength": 12}}}' > change.json
            POOLKEEPER_MODE=plan POOLKEEPER_COMMENT=5 ACTION
            POOLKEEPER_MODE=plan POOLKEEPER_COMMENT=5 ACTION > /dev/null
            echo '{"Policies": {"PasswordPolicy": {"MinimumLength": 13}}}' > other.json
            POOLKEEPER_MODE=apply POOLKEEPER_FILE=other.json POOLKEEPER_PLAN_HASH=pull-request ACTION || echo "not planned: $?"
            cp other.json change.json
            POOLKEEPER_MODE=apply POOLKEEPER_PLAN_HASH=pull-request ACTION || echo "not shown: $?"
            echo '{"Policies": {"PasswordPolicy": {"MinimumLength": 12}}}' > change.json
            POOLKEEPER_MODE=apply POOLKEEPER_PLAN_HASH=pull-request ACTION
            POOLKEEPER_MODE=apply POOLKEEPER_PLAN_HASH=pull-request ACTION
            POOLKEEPER_MODE=plan ACTION > /dev/null
            echo '{"Policies": {"PasswordPolicy": {"MinimumLength": 200}}}' > change.json
            POOLKEEPER_MODE=plan ACTION > /dev/null || echo "wrong: $?"
            POOLKEEPER_MODE=other ACTION || echo "other: $?"
            grep -oE 'POST|PATCH' gh.log; jq -r '.[].body' comments.json | head -1; cat output
            """
                .replace("ACTION", action));

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .contains("| MinimumLength 10→12 | would be applied |", "wrong: 1", "other: 1")
        .contains("not planned: 1", "not shown: 1")
        .contains("POST\nPATCH\n<!-- poolkeeper change.json -->\n")
        .containsSubsequence("result=changes", "result=changes", "result=done", "result=nothing");
    assertThat(run.data().lines().filter(line -> line.startsWith("APPLIED  eu-central-2_Action")))
        .hasSize(2)
        .containsOnly(
            run.data()
                .lines()
                .filter(line -> line.startsWith("APPLIED"))
                .findFirst()
                .orElseThrow());
  }

  /// What the other pages have to be typed, in their order, on what they speak of. The pages of
  /// [PageRightsIT] are walked there; a stack in another account is asked for in the command's own
  /// tests.
  @Test
  @Order(11)
  void theCommandsOfThePagesRun() throws Exception {
    putOnRecord();
    scene.load("eu-central-2_Example01", "example");
    scene.load("eu-central-2_AbCdEf123", "new-here");
    String folder = "pages";
    Path changes = Files.createDirectories(scene.folder().resolve(folder + "/changes"));
    Files.writeString(changes.resolve("017.json"), "{\"UserPoolTags\": {\"page\": \"17\"}}");
    String change = setting("undo");
    String found = byHand();
    List<String> commands = new ArrayList<>();
    for (String page : List.of("message", "lifecycle", "operations", "ownership", "pipelines")) {
      commands.addAll(commandsOf(Scene.PROJECT.resolve("docs/" + page + ".md")));
    }
    assertThat(commands).hasSizeGreaterThan(12);

    Run run =
        scene.as(
            "ines.weber-as-engineer",
            """
            cd %s
            poolkeeper submit UserPoolTags.page=1 --pool eu-central-2_Example01 --request-id HARBOUR-101 -q
            set +e
            """
                    .formatted(folder)
                + commands.stream()
                    .map(command -> command + "\necho \"exit $?\"")
                    .collect(Collectors.joining("\n"))
                    .replaceAll("(us-east-1|eu-west-1)_", "eu-central-2_")
                    .replace("events/", Scene.PROJECT.toRealPath().resolve("events") + "/")
                    .replace(
                        "87f9b47d,be2f781a",
                        "$(poolkeeper plan changes/017.json --pool 'customers-*' -q | paste -sd ,)")
                    .replace("c3834741", change + " --yes")
                    .replace("55098fe5", found));

    assertThat(run.data().lines().filter(line -> line.startsWith("exit ")))
        .as(run.all())
        .hasSize(commands.size())
        .doesNotContain("exit 1", "exit 127");
    assertThat(scene.folder().resolve(folder + "/pool.tf")).content().contains("ignore_changes");
  }

  private static List<String> commandsOf(Path page) throws Exception {
    return SHELL
        .matcher(Files.readString(page))
        .results()
        .flatMap(block -> block.group(1).lines())
        .filter(
            line -> line.matches("(echo .*\\| )?poolkeeper .*") && !line.contains("/poolkeeper"))
        .toList();
  }

  /// Each verb's examples, as its help prints them, on what they speak of.
  @Test
  @Order(9)
  void theExamplesOfTheHelpRun() throws Exception {
    putOnRecord();
    List<String> verbs =
        VERB.matcher(scene.as("test", "poolkeeper -h").data())
            .results()
            .map(v -> v.group(1))
            .toList();
    assertThat(verbs).contains("log", "undo", "completion");
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> runs = new ArrayList<>();
      for (String verb : verbs) {
        runs.add(two.submit(() -> examples(verb)));
      }
      for (Future<Integer> run : runs) {
        assertThat(run.get()).isEqualTo(2);
      }
    }
  }

  private static void putOnRecord() throws Exception {
    for (String pool : List.of("Test", "Staging", "Prod")) {
      scene.asked("eu-central-2_" + pool, "{\"UserPoolTags\": {\"seen\": \"yes\"}}");
    }
  }

  /// How many there were.
  private static int examples(String verb) throws Exception {
    String help = scene.as("test", "poolkeeper " + verb + " -h").data();
    List<String> examples = help.lines().skip(1).limit(2).toList();
    for (String example : examples) {
      runs(verb, example.strip());
    }
    return examples.size();
  }

  /// In a folder of its own.
  private static void runs(String verb, String example) throws Exception {
    String change = example.contains("c3834741") ? setting(verb) : "";
    String found = example.contains("55098fe5") ? byHand() : "";
    String asks =
        List.of("undo", "restore", "unfreeze").contains(verb) && !example.contains("--yes")
            ? " --yes"
            : "";
    Path folder = Files.createDirectories(scene.folder().resolve("example-" + verb));
    Files.writeString(
        folder.resolve("change.json"), "{\"UserPoolTags\": {\"example\": \"%s\"}}".formatted(verb));
    String somebody = verb.equals("approve") ? "otto.kern-as-approver" : "ines.weber-as-engineer";

    Run run =
        scene.as(
            somebody,
            "cd %s\n%s%s%s"
                .formatted(
                    folder.getFileName(),
                    ENDLESS.contains(verb) ? "timeout 5 " : "",
                    example.replace("c3834741", change).replace("55098fe5", found),
                    asks));

    assertThat(run.exit()).as(example + "\n" + run.all()).isNotEqualTo(1).isNotEqualTo(127);
  }

  /// A change that somebody has made by hand, on a pool of its own.
  private static String byHand() throws Exception {
    String pool = "eu-central-2_ByHand" + System.nanoTime();
    scene.load(pool, "by-hand");
    scene.asked(pool, "{\"UserPoolTags\": {\"seen\": \"yes\"}}");
    scene.changeByHand(pool, "DeletionProtection", "INACTIVE");
    scene.as("test", "poolkeeper look " + pool + " || true");
    String id = scene.as("test", "poolkeeper log --review open -q --pool " + pool).data().strip();
    return id.substring(id.length() - 8);
  }

  /// A change that the verb can be used on.
  private static String setting(String verb) throws Exception {
    boolean waits = List.of("approve", "decline", "withdraw").contains(verb);
    String pool = "eu-central-2_Prod";
    String change =
        waits
            ? scene.asked(pool, "{\"DeletionProtection\": \"INACTIVE\"}")
            : scene.asked(pool, "{\"UserPoolTags\": {\"n\": \"" + System.nanoTime() + "\"}}");
    return change.substring(change.length() - 8);
  }

  private static List<String> changes(Run run) {
    List<String> found = CHANGE.matcher(run.data()).results().map(match -> match.group(1)).toList();
    assertThat(found).as(run.all()).isNotEmpty();
    return found;
  }
}
