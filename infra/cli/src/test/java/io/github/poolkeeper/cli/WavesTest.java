package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One change for many pools, in stages.
class WavesTest {
  private static final Map<String, String> POOLS =
      Map.of("eu-west-1_T", "a-test", "eu-west-1_S", "a-staging", "eu-west-1_P", "a-prod");

  private ScriptedApi api;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    api.answer(
        "GET /user-pools",
        200,
        "{\"userPools\":[{\"userPoolId\":\"eu-west-1_P\"},{\"userPoolId\":\"eu-west-1_S\"},{\"userPoolId\":\"eu-west-1_T\"}]}");
    POOLS.forEach(
        (id, name) -> {
          api.answer(
              "GET /user-pools/" + id,
              200,
              "{\"configuration\":{\"PoolName\":\"%s\",\"UserPoolTags\":{\"stage\":\"%s\"}}}"
                  .formatted(name, name.substring(2)));
          ends(id, "APPLIED");
        });
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void goOneAfterTheOther() {
    Run run = submit("--waves", "test,staging,prod");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(submitted()).containsExactly("eu-west-1_T", "eu-west-1_S", "eu-west-1_P");
    assertThat(run.data().lines())
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("test", "staging", "prod");
    assertThat(api.requests().stream().filter(r -> r.startsWith("POST")).findFirst().orElseThrow())
        .endsWith("{\"change\":{\"MfaConfiguration\":\"OFF\"}}");
  }

  @Test
  void stopWhereSomethingEndsOtherwise() {
    ends("eu-west-1_S", "REFUSED");

    Run stopped = submit("--waves", "test,staging,prod");
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.talk()).contains("prod: not begun");
    assertThat(submitted()).containsExactly("eu-west-1_T", "eu-west-1_S");

    assertThat(submit("--waves", "test,staging,prod", "--stop-on", "never").exit()).isEqualTo(2);
    assertThat(submitted()).endsWith("eu-west-1_P");
  }

  @Test
  void stopWhereSomethingWaitsForPeople() {
    ends("eu-west-1_T", "PENDING_APPROVAL");

    assertThat(submit("--waves", "test,staging,prod").exit()).isEqualTo(3);
    assertThat(submitted()).containsExactly("eu-west-1_T");
  }

  @Test
  void areTagsAndFilesToo() throws IOException {
    Path file = Files.writeString(folder.resolve("last"), "a-staging\neu-west-1_P\n");

    assertThat(submit("--waves", "stage=test,@" + file).exit()).isZero();
    assertThat(submitted()).startsWith("eu-west-1_T").hasSize(3);
  }

  /// On a terminal a line for each that is open, which the next ones take the place of.
  @Test
  void areATableThatChangesInItsPlace() {
    AtomicInteger asked = new AtomicInteger();
    api.answer(
        "GET /user-pools/eu-west-1_P/changes/01a2210f-e00d-7ef7-ae1f-b9ce0000000P",
        _ ->
            new Answer(
                200,
                "{\"changeId\":\"01a2210f-e00d-7ef7-ae1f-b9ce0000000P\",\"userPoolId\":\"eu-west-1_P\",\"status\":\"%s\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}"
                    .formatted(asked.incrementAndGet() < 3 ? "APPLYING" : "APPLIED")));

    Run run =
        Command.against(api)
            .onTerminal("")
            .run("submit", "MfaConfiguration=OFF", "--pool", "a-*", "--wait");

    assertThat(run.exit()).as(run.all()).isZero();
    assertThat(run.talk())
        .contains("waiting for 3 changes", "\n  0000000P  a-prod  APPLYING", "\u001b[A\r\u001b[K")
        .endsWith("\u001b[K");
  }

  @Test
  void wantAPoolInOneOfThem() throws IOException {
    api.answer(
        "GET /user-pools/eu-west-1_S",
        200,
        "{\"configuration\":{\"PoolName\":\"prod-ab-test-shop\"}}");
    ends("eu-west-1_S", "APPLIED");

    Run run =
        Command.against(api)
            .run(
                "submit MfaConfiguration=OFF --pool *-* --request-id r --waves test,prod"
                    .split(" "));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk())
        .contains("prod-ab-test-shop fits the waves test and prod: say them by tags or by files");
    assertThat(submitted()).isEmpty();
  }

  @Test
  void leaveNoPoolOut() {
    assertThat(submit("--waves", "test,prod").talk()).contains("in no wave: a-staging");
    assertThat(submit("--waves", "test,staging,prod,dev").talk())
        .contains("no pool is in wave dev");
    assertThat(
            Command.against(api)
                .run("submit", "MfaConfiguration=OFF", "--pool", "a-*", "--waves", "test")
                .talk())
        .contains("--waves wants a --request-id");
    assertThat(submitted()).isEmpty();
  }

  private Run submit(String... more) {
    return Command.against(api)
        .run(
            java.util.stream.Stream.concat(
                    List.of(
                        "submit", "MfaConfiguration=OFF", "--pool", "a-*", "--request-id", "PR-20")
                        .stream(),
                    List.of(more).stream())
                .toArray(String[]::new));
  }

  private List<String> submitted() {
    return api.requests().stream()
        .filter(request -> request.matches("POST \\S*/changes .*"))
        .map(request -> request.replaceAll(".*/user-pools/(\\S+)/changes.*", "$1"))
        .toList();
  }

  private void ends(String pool, String status) {
    String id = "01a2210f-e00d-7ef7-ae1f-b9ce0000000" + pool.charAt(pool.length() - 1);
    String change =
        "{\"changeId\":\"%s\",\"userPoolId\":\"%s\",\"status\":\"%s\",\"requestedAt\":\"2026-01-01T00:00:00Z\"}";
    api.answer("POST /user-pools/" + pool + "/changes", 202, change.formatted(id, pool, "QUEUED"));
    api.answer(
        "GET /user-pools/" + pool + "/changes/" + id, 200, change.formatted(id, pool, status));
  }
}
