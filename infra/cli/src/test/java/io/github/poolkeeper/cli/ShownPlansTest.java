package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.Command.Run;
import io.github.poolkeeper.cli.ScriptedApi.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was shown is what is asked for.
class ShownPlansTest {
  private static final String SHOWN = "87f9b47d" + "0".repeat(56);
  private static final String OTHER = "be2f781a" + "0".repeat(56);
  private static final String A = "eu-west-1_A";
  private static final String B = "eu-west-1_B";

  private ScriptedApi api;

  @BeforeEach
  void start() throws IOException {
    Aws.signsAs("test");
    api = new ScriptedApi();
    for (String pool : List.of(A, B)) {
      api.answer(
          "GET /user-pools/" + pool,
          200,
          "{\"configuration\":{\"PoolName\":\"customers-%s\"}}".formatted(pool.substring(10)));
      api.answer("GET " + changes(pool), 200, "{\"changes\":[]}");
      api.answer(
          "POST " + changes(pool),
          202,
          """
          {"changeId":"01a2210f-e00d-7ef7-ae1f-b9ce00000001","userPoolId":"%s","status":"QUEUED",
           "kind":"change","requestedAt":"2026-01-01T00:00:00Z"}"""
              .formatted(pool));
    }
    plan(A, SHOWN);
    plan(B, OTHER);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void arePrintedAsTheyAreTyped() {
    Run run = Command.against(api).run("plan", "MinimumLength=14", "--pool", A + "," + B);

    assertThat(run.data()).endsWith("   plan 87f9b47d, be2f781a\n");
  }

  @Test
  void areWholeInACommentForWhoeverAppliesThem() {
    Run run =
        Command.against(api).run("plan", "MinimumLength=14", "--pool", A + "," + B, "--markdown");

    assertThat(run.data()).endsWith("\n\n<!-- plan " + SHOWN + "," + OTHER + " -->\n");
  }

  @Test
  void areSentWholeWithEachChange() {
    assertThat(submit("87f9b47d,be2f781a").exit()).isZero();

    assertThat(submitted()).hasSize(2);
    assertThat(submitted().getFirst())
        .startsWith("POST " + changes(A))
        .contains("\"planHash\":\"" + SHOWN + "\"");
    assertThat(submitted().getLast())
        .startsWith("POST " + changes(B))
        .contains("\"planHash\":\"" + OTHER + "\"");
  }

  @Test
  void askForNothingWhereOnePoolComesToAnother() {
    Run run = submit("87f9b47d");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk())
        .contains("customers-B: the plan is not the one that was shown", "(plan be2f781a)");
    assertThat(submitted()).isEmpty();
  }

  @Test
  void goOnUnderTheSameRequestIdWhereTheWorkIsDone() {
    plan(A, OTHER.replace("be", "00"));
    api.answer(
        "GET " + changes(A),
        query ->
            new Answer(
                200,
                "{\"changes\":[{\"planHash\":\"%s\"}]}"
                    .formatted(query.contains("requestId=PR-20") ? SHOWN : OTHER)));

    assertThat(submit("87f9b47d", "be2f781a").exit()).isZero();
    assertThat(submitted().getFirst()).contains("\"planHash\":\"" + SHOWN + "\"");
  }

  @Test
  void haveEightDigits() {
    assertThat(submit("87f9b4").talk()).contains("--plan-hash 87f9b4 is no plan's hash");
    assertThat(submit("87F9B47D").talk()).contains("is no plan's hash");
    assertThat(submitted()).isEmpty();
  }

  @Test
  void areWhatAnUndoIsAgreedTo() {
    String change = "01a2210f-e00d-7ef7-ae1f-b9ce00000007";
    String record =
        """
        {"changeId":"%s","userPoolId":"%s","status":"APPLIED","kind":"change",
         "requestedAt":"2026-01-01T00:00:00Z"}"""
            .formatted(change, A);
    api.answer("GET /changes", 200, "{\"changes\":[" + record + "]}");
    api.answer("GET " + changes(A) + "/" + change, 200, record);
    api.answer("POST " + changes(A) + "/" + change + "/rollback", 409, "{\"detail\":\"no\"}");

    Command.against(api).run("undo", "00000007", "--yes");

    assertThat(api.requests().getLast()).contains("/rollback", "\"planHash\":\"" + SHOWN + "\"");
  }

  private Run submit(String... hashes) {
    Stream<String> given = Stream.of(hashes).flatMap(hash -> Stream.of("--plan-hash", hash));
    Stream<String> words =
        Stream.of("submit", "MinimumLength=14", "--pool", A + "," + B, "--request-id", "PR-20");
    return Command.against(api).run(Stream.concat(words, given).toArray(String[]::new));
  }

  private void plan(String pool, String hash) {
    api.answer(
        "POST /user-pools/" + pool + "/plan",
        200,
        "{\"userPoolId\":\"%s\",\"kind\":\"change\",\"status\":\"PLANNED\",\"hash\":\"%s\"}"
            .formatted(pool, hash));
  }

  private static String changes(String pool) {
    return "/user-pools/" + pool + "/changes";
  }

  private List<String> submitted() {
    return api.requests().stream()
        .filter(request -> request.matches("POST \\S*/changes .*"))
        .toList();
  }
}
