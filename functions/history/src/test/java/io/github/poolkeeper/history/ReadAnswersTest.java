package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.GivenAnswer;
import io.github.poolkeeper.core.history.GivenAnswers.AnswerPage;
import io.github.poolkeeper.core.history.TimeRange;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAnswersTest {
  private static final String MAI = "AROAEXAMPLEROLE000001:mai.tanaka@example.com";
  private static final String BEN = "AROAEXAMPLEROLE000001:ben.ito";
  private static final String UNPROTECT =
      "{\"change\":{\"DeletionProtection\":\"INACTIVE\"},\"reason\":\"to be deleted\"}";

  private final RehearsedApi api = new RehearsedApi(Policy.builtIn());

  /// Ben agrees, Uma declines, and Mai withdraws another one.
  @BeforeEach
  void answer() {
    String first = pending();
    api.as(BEN, "").post(first + "/approve", "{\"reason\":\"=1+1 as agreed\"}");
    api.as("AIDAUMA", "arn:aws:iam::123456789012:user/uma.kern")
        .post(first + "/decline", "{\"reason\":\"not today\"}");
    String second = pending();
    api.as(MAI, "").post(second + "/withdraw", "{}");
  }

  @Test
  void saysWhoAnsweredWhatToWhichChange() {
    List<JsonObject> answers = answers(api.get("/answers"));

    assertThat(answers)
        .extracting(answer -> answer.getString("decision"))
        .containsExactly("withdraw", "decline", "approve");
    JsonObject declined = answers.get(1);
    assertThat(declined.getString("by")).isEqualTo("AIDAUMA");
    assertThat(declined.getString("byName")).isEqualTo("uma.kern");
    assertThat(declined.getString("reason")).isEqualTo("not today");
    JsonObject change = declined.getJsonObject("change");
    assertThat(change.getString("sender")).isEqualTo(MAI);
    assertThat(change.getString("reason")).isEqualTo("to be deleted");
    assertThat(change.getString("poolName")).isEqualTo("people");
    assertThat(change.getString("status")).isEqualTo("DECLINED");
    assertThat(change.getJsonArray("touched").getJsonObject(0).getString("path"))
        .isEqualTo("/DeletionProtection");
  }

  @ParameterizedTest
  @CsvSource({
    "by=ben.ito, approve",
    "by=uma.kern, decline",
    "by=UMA.KERN, decline",
    "by=AROAEXAMPLEROLE000001:ben.ito, approve",
    "by=mai.tanaka, withdraw",
    "by=ben, ''",
    "since=2027-01-01T00:00:00Z, ''",
    "until=2026-01-01T00:00:00Z, ''",
    "since=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z, 'withdraw,decline,approve'",
  })
  void takesWhatIsAskedFor(String query, String wanted) {
    assertThat(answers(api.get("/answers?" + query)))
        .extracting(answer -> answer.getString("decision"))
        .isEqualTo(wanted.isEmpty() ? List.of() : List.of(wanted.split(",")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&since=2026-01-01T00:00:00Z", "&by=ben.ito"})
  void goesOnPageByPage(String query) {
    List<JsonObject> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = body(api.get("/answers?limit=1" + query + cursor));
      listed.addAll(page.getJsonArray("answers").getValuesAs(JsonObject.class));
      cursor = page.containsKey("cursor") ? "&cursor=" + page.getString("cursor") : "";
    } while (!cursor.isEmpty());

    assertThat(listed).isEqualTo(answers(api.get("/answers?limit=3" + query)));
  }

  /// Somebody has copied a record: its answer is not shown as one to the other's change.
  @Test
  void tellsChangesOfOneIdApartByTheirPools() {
    GivenAnswer given =
        api.history
            .answers(new TimeRange(Instant.EPOCH, Instant.MAX), Optional.empty(), 1)
            .answers()
            .getFirst();
    ChangeRecord copy =
        ChangeRecord.unreadable(given.record().id(), new UserPoolId("eu-west-1_Other0001"));
    ReadAnswers both =
        new ReadAnswers(
            (_, _, _) ->
                new AnswerPage(
                    List.of(GivenAnswer.unreadable(copy, 0, given.at()), given), Optional.empty()),
            new ChangeRows(api.history, api.history),
            given::at);
    HttpCall call =
        new HttpCall(
            "GET /answers",
            Map.of(),
            Map.of(),
            Map.of(),
            "",
            new HttpCall.Caller(Optional.empty(), Optional.empty(), "http-1"));

    assertThat(JsonText.parse(both.list(call).body()).asJsonObject().getJsonArray("answers"))
        .extracting(answer -> answer.asJsonObject().getJsonObject("change").getString("userPoolId"))
        .containsExactly(copy.userPoolId().value(), given.record().userPoolId().value());
  }

  @Test
  void isALineForEachInATerminal() {
    List<String> lines = api.getText("/answers").getBody().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .contains("  decline ", "  uma.kern ", "  DECLINED ", "  mai.tanaka@example.com  ")
        .contains("/DeletionProtection  \"not today\" ")
        .endsWith("  \"to be deleted\"");
    assertThat(lines.stream().map(line -> line.indexOf(" people ")))
        .containsOnly(lines.getFirst().indexOf(" people "));
  }

  @Test
  void isATableWithoutFormulas() {
    APIGatewayV2HTTPResponse table =
        api.send("GET /answers?by=ben.ito", "", Map.of("accept", "text/csv"));

    assertThat(table.getBody().lines().toList())
        .hasSize(2)
        .satisfies(
            lines ->
                assertThat(lines.getLast())
                    .contains(",approve," + BEN + ",,'=1+1 as agreed,", ",to be deleted,"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "2026-01-04T00:00:00Z 018f0000-0000-7000-8000-000000000000 1",
        "2026-01-04T00:00:00Z 018f0000-0000-7000-8000-000000000000 01 us-east-1_Example01",
        "2026-01-04T00:00:00Z 018f0000-0000-7000-8000-000000000000 1 *",
        "2026-01-04T00:00:00Z first 1 us-east-1_Example01",
      })
  void refusesACursorThatItHasNotGiven(String place) {
    assertThat(RehearsedApi.violations(api.get("/answers?cursor=" + Cursor.of(place))))
        .containsExactly("/cursor");
  }

  private String pending() {
    String id = body(api.as(MAI, "").post(AT_POOL + "/changes", UNPROTECT)).getString("changeId");
    api.apply();
    return AT_POOL + "/changes/" + id;
  }

  private static List<JsonObject> answers(APIGatewayV2HTTPResponse response) {
    return body(response).getJsonArray("answers").getValuesAs(JsonObject.class);
  }
}
