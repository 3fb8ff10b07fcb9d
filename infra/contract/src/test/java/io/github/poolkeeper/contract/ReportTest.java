package io.github.poolkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String POOL = "eu-west-1_Abcdef123";
  private static final Answer REFUSED =
      new Answer(
          "UpdateUserPool",
          Scene.object("UserPoolId", POOL),
          400,
          "{\"__type\":\"com.amazon#InvalidParameterException\",\"message\":\"111122223333: no\"}");

  private final Names names =
      new Names(Target.Account.ofAws("111122223333", "eu-west-1"), Optional.empty());
  private final Report report =
      new Report(
          List.of(
              question("rules/a", "refused InvalidParameterException: …"),
              question("rules/b", "taken"),
              question("deploy/c", "CREATE_COMPLETE")),
          names,
          Instant.EPOCH);

  private static Question question(String id, String believed) {
    return new Question(id, "?", believed, "G", new Question.How.Journey());
  }

  @Test
  void keepsAwsWordsAndGivesAVerdict() {
    names.pool(POOL);
    report.found("rules/a", REFUSED.inWords(), REFUSED);
    report.found("rules/b", REFUSED.inWords(), REFUSED);
    report.skip("rules", "not asked");
    report.skip("deploy", "no account");

    List<JsonObject> questions = questions(report);
    assertThat(questions)
        .extracting(question -> question.getString("verdict"))
        .containsExactly("as believed", "otherwise", "skipped");
    assertThat(questions.getFirst().getString("observed"))
        .isEqualTo("refused InvalidParameterException: {account}: no");
    assertThat(questions.getFirst().getJsonArray("said").getJsonObject(0))
        .isEqualTo(
            Documents.object(
                """
                {"operation": "UpdateUserPool", "request": {"UserPoolId": "{pool}"}, "status": 400,
                 "answer": {"__type": "com.amazon#InvalidParameterException",
                            "message": "{account}: no"}}
                """));
    assertThat(questions.getLast().getString("skipped")).isEqualTo("no account");
    assertThat(report.summary()).isEqualTo("1 as believed, 1 otherwise, 1 skipped");
  }

  @Test
  void saysOfWhatWasNotReachedThatItWasNot() {
    assertThat(questions(report))
        .allSatisfy(
            question ->
                assertThat(question.getString("skipped")).isEqualTo("the run did not come to it"));
  }

  @Test
  void takesNoAnswerToWhatNobodyBelieves() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report.found("rules/z", "taken"))
        .withMessageContaining("rules/z");
  }

  @Test
  void differsFromAnotherWhereBothHaveSeenSomethingElse() {
    report.found("rules/a", "taken");
    report.found("rules/b", "taken");
    Report other =
        new Report(
            List.of(question("rules/a", "taken"), question("rules/b", "taken")),
            names,
            Instant.EPOCH);
    other.found("rules/a", "refused X: no", JsonValue.EMPTY_JSON_OBJECT, List.of());
    other.skip("rules", "not asked");

    assertThat(Comparison.of(report.toJson(), other.toJson()))
        .containsExactly(new Comparison.Difference("rules/a", "taken", "refused X: no"));
    assertThat(Comparison.of(report.toJson(), report.toJson())).isEmpty();
  }

  private static List<JsonObject> questions(Report report) {
    return report.toJson().getJsonArray("questions").getValuesAs(JsonObject.class);
  }
}
