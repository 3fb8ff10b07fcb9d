package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One change for the pools of several stacks, each of an account of its own.
class StacksTest {
  private static final String WAVES = "test/poolkeeper,prod/poolkeeper";

  private final Map<String, ScriptedApi> stacks = new HashMap<>();
  private ScriptedApi cloudFormation;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.hasProfiles(folder, "test", "prod");
    cloudFormation = new ScriptedApi();
    System.setProperty("aws.endpointUrlCloudFormation", cloudFormation.address().toString());
    stack("test", "eu-west-1_T1", "eu-west-1_T2");
    stack("prod", "eu-west-1_P1");
    cloudFormation.answerSigner(
        "POST /",
        signer ->
            stacks.containsKey(signer)
                ? new Answer(200, outputs(of(signer).address().toString()))
                : new Answer(403, ""));
  }

  @AfterEach
  void stop() {
    cloudFormation.close();
    stacks.values().forEach(ScriptedApi::close);
    Aws.isNobody();
  }

  @Test
  void areAskedOneAfterTheOtherEachAsItsProfile() {
    Run run = submit();

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(submitted("test")).containsExactly("eu-west-1_T1", "eu-west-1_T2");
    assertThat(submitted("prod")).containsExactly("eu-west-1_P1");
    assertThat(run.data())
        .contains("test/poolkeeper  customers-T1  000000T1 APPLIED")
        .contains("prod/poolkeeper  customers-P1  000000P1 APPLIED");
    assertThat(of("test").signers()).isEqualTo(Set.of("test"));
    assertThat(of("prod").signers()).isEqualTo(Set.of("prod"));
  }

  @Test
  void stopWhereOneBeforeEndsOtherwise() {
    ends("test", "eu-west-1_T2", "REFUSED");

    Run stopped = submit();
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.talk()).contains("prod/poolkeeper: not begun");
    assertThat(submitted("prod")).isEmpty();

    assertThat(submit("--stop-on", "never").exit()).isEqualTo(2);
    assertThat(submitted("prod")).containsExactly("eu-west-1_P1");
  }

  /// The same again asks for the same under the same id, which each stack takes once.
  @Test
  void goOnWhereTheyStoppedUnderTheSameRequestId() {
    ends("test", "eu-west-1_T2", "PENDING_APPROVAL");
    assertThat(submit().exit()).isEqualTo(3);

    ends("test", "eu-west-1_T2", "APPLIED");
    assertThat(submit().exit()).isZero();
    assertThat(submitted("prod")).containsExactly("eu-west-1_P1");
  }

  @Test
  void ofWhichOneIsOutOfReachAreNotBegun() throws IOException {
    Aws.hasProfiles(folder, "test");
    System.setProperty("aws.endpointUrlCloudFormation", cloudFormation.address().toString());

    Run run = submit();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk()).contains("prod/poolkeeper: ", "there is no profile prod");
    assertThat(submitted("test")).isEmpty();
  }

  /// A name or an id that only one of them has is that one's; what none has is a mistake.
  @Test
  void haveEachTheirOwnOfWhatIsWanted() {
    assertThat(run("submit", "customers-T1,eu-west-1_P1", "--request-id", "r").exit()).isZero();
    assertThat(submitted("test")).containsExactly("eu-west-1_T1");
    assertThat(submitted("prod")).containsExactly("eu-west-1_P1");

    assertThat(run("plan", "customers-*,eu-west-1_Typo").talk())
        .contains("no pool on record is called eu-west-1_Typo, in none of the stacks");
    assertThat(run("plan", "customers-T*").talk()).contains("no pool is in wave prod/poolkeeper");
  }

  @Test
  void areNotTheSameOneTwice() throws IOException {
    stacks.put("prod", of("test"));

    assertThat(submit().talk()).contains("test/poolkeeper and prod/poolkeeper are one stack");
    assertThat(submitted("test")).isEmpty();
  }

  @Test
  void haveTheirEqualPlansInOneRow() {
    Run run = run("plan", "customers-*");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data())
        .containsPattern(
            "customers-T1 \\(test/poolkeeper\\), customers-T2 \\(test/poolkeeper\\),"
                + " customers-P1 \\(prod/poolkeeper\\) +MinimumLength")
        .contains("3 pools: 3 would be applied.   plan 87f9b47d");
  }

  /// Waves of one stack may stand before those of another.
  @Test
  void standBesideTheWavesOfTheOneThatIsMeant() {
    Run run =
        new Command(Map.of("POOLKEEPER_API", of("test").address().toString()), Abilities.NONE, "")
            .run(
                ("submit MinimumLength=14 --pool customers-* --request-id r --profile test"
                        + " --waves T1,T2,prod/poolkeeper")
                    .split(" "));

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.data().lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("T1", "T2", "prod/poolkeeper");
  }

  private Run submit(String... more) {
    return run(
        "submit",
        "customers-*",
        Stream.concat(Stream.of("--request-id", "PR-20"), Stream.of(more)).toArray(String[]::new));
  }

  private static Run run(String verb, String pools, String... more) {
    return new Command(Map.of(), Abilities.NONE, "")
        .run(
            Stream.concat(
                    Stream.of(verb, "MinimumLength=14", "--pool", pools, "--waves", WAVES),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  private List<String> submitted(String stack) {
    return of(stack).requests().stream()
        .filter(request -> request.matches("POST \\S*/changes .*"))
        .map(request -> request.replaceAll(".*/user-pools/(\\S+)/changes.*", "$1"))
        .distinct()
        .toList();
  }

  private ScriptedApi of(String stack) {
    return Objects.requireNonNull(stacks.get(stack));
  }

  private void stack(String name, String... pools) throws IOException {
    ScriptedApi api = new ScriptedApi();
    stacks.put(name, api);
    String list =
        Stream.of(pools)
            .map(
                id ->
                    "{\"userPoolId\":\"%s\",\"poolName\":\"customers-%s\"}"
                        .formatted(id, id.substring(10)))
            .collect(java.util.stream.Collectors.joining(","));
    api.answer("GET /user-pools", 200, "{\"userPools\":[" + list + "]}");
    for (String pool : pools) {
      api.answer(
          "POST /user-pools/" + pool + "/plan",
          200,
          """
          {"status":"PLANNED","hash":"87f9b47d%s","policy":{"effect":"allow"},
           "differences":[{"path":"/Policies/PasswordPolicy/MinimumLength","before":8,"after":14}]}\
          """
              .formatted("0".repeat(56)));
      ends(name, pool, "APPLIED");
    }
  }

  private void ends(String stack, String pool, String status) {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce000000" + pool.substring(10);
    String change =
        "{\"changeId\":\"%s\",\"userPoolId\":\"%s\",\"status\":\"%s\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}";
    of(stack)
        .answer("POST /user-pools/" + pool + "/changes", 202, change.formatted(id, pool, "QUEUED"));
    of(stack)
        .answer(
            "GET /user-pools/" + pool + "/changes/" + id, 200, change.formatted(id, pool, status));
  }

  private static String outputs(String address) {
    return """
    <DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>poolkeeper</StackName>
    <Outputs><member><OutputKey>HistoryApiUrl</OutputKey><OutputValue>%s</OutputValue></member></Outputs>
    </member></Stacks></DescribeStacksResult></DescribeStacksResponse>\
    """
        .formatted(address);
  }
}
