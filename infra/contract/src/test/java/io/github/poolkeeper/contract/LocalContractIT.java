package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.cognito.Nulls;
import io.github.poolkeeper.local.cognito.Omission;
import io.github.poolkeeper.local.cognito.Quota;
import io.github.poolkeeper.local.stack.LocalStack;
import io.github.poolkeeper.local.stack.Project;
import io.github.poolkeeper.local.stack.StackSettings;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The program against the local stack: it comes as far as that reaches, and says of the rest why
/// not. What is believed and what the stand-in answers are held against each other.
class LocalContractIT {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  /// What the local stack is known to answer otherwise.
  private static final Set<String> OTHERWISE =
      Set.of(
          "members/UserPoolTags/null",
          "rules/twin-of-the-mail",
          "rules/twin-of-the-template",
          "rules/recovery-empty");

  @Test
  void answersEveryQuestionOrSaysWhyNot() throws Exception {
    JsonObject report;
    try (LocalStack stack =
        LocalStack.start(
            new StackSettings(new Project(PROJECT), 0, Map.of(), StackSettings.REHEARSAL, _ -> {}),
            _ -> {})) {
      stack.cognito().mode(Omission.MEASURED, Nulls.OMITTED);
      stack.cognito().limit(Quota.DOCUMENTED);
      report = run(stack);
    }
    List<JsonObject> questions = report.getJsonArray("questions").getValuesAs(JsonObject.class);

    assertThat(questions).hasSize(Questions.all().size());
    assertThat(questions)
        .filteredOn(question -> !question.getString("verdict").equals("skipped"))
        .allSatisfy(question -> assertThat(question.getString("observed")).isNotEmpty());
    assertThat(questions)
        .filteredOn(question -> question.getString("verdict").equals("skipped"))
        .allSatisfy(question -> assertThat(skippedBy(question)).isTrue());
    assertThat(questions)
        .filteredOn(question -> question.getString("verdict").equals("otherwise"))
        .filteredOn(question -> !OTHERWISE.contains(question.getString("id")))
        .extracting(
            question ->
                "%s: %s, not %s"
                    .formatted(
                        question.getString("id"),
                        question.getString("observed"),
                        question.getString("believed")))
        .isEmpty();
    assertThat(Comparison.of(report, report)).isEmpty();
  }

  /// By a step that needs an account, with the step's reason.
  private static boolean skippedBy(JsonObject question) {
    String id = question.getString("id");
    return Steps.ALL.stream()
        .filter(step -> step.name().equals(id.substring(0, id.indexOf('/'))))
        .flatMap(step -> step.beyondThisMachine().stream())
        .anyMatch(question.getString("skipped")::equals);
  }

  private static JsonObject run(LocalStack stack) {
    var out = new ByteArrayOutputStream();
    int status =
        new Contract(PROJECT, new PrintStream(out, true, StandardCharsets.UTF_8), System.err)
            .run(
                List.of("--local"),
                Map.of(
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_ENDPOINT_URL", stack.endpoint().toString(),
                    "AWS_REGION", stack.region(),
                    "POOLKEEPER_REQUEST_QUEUE_URL", stack.output("ChangeRequestsQueueUrl")));
    assertThat(status).isZero();
    return Documents.object(out.toString(StandardCharsets.UTF_8));
  }
}
