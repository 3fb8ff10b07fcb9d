package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.history.ApiCommand;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every section of `docs/rollback.md`: its scene is set, its commands are sent as they stand
/// there, over plain HTTP from outside, and what the section promises is looked for on the pool.
class RollbackGuideIT {
  private static final String TEAM = "/UserPoolTags/team";
  private static RunningTemplate template;
  private static int pools;

  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Scenario> scenarios =
      Map.of(
          "What has changed?", this::whatHasChanged,
          "Undo one change", this::undoOneChange,
          "It ends as CONFLICT", this::conflict,
          "The rollback was a mistake", this::rollbackOfARollback,
          "Undo what was done in the console", this::console,
          "Back to a point in time", this::pointInTime,
          "What does not come back", this::whatDoesNotComeBack);
  private String pool = "";

  private interface Scenario {
    void play(List<ApiCommand> commands) throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  static Stream<Arguments> sections() throws IOException {
    return RollbackGuide.read().sections().entrySet().stream()
        .map(section -> Arguments.of(section.getKey(), section.getValue()));
  }

  @Test
  void hasAScenarioForEachSection() throws IOException {
    assertThat(scenarios).containsOnlyKeys(RollbackGuide.read().sections().keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sections")
  void keepsWhatItPromises(String section, List<ApiCommand> commands) throws Exception {
    pool = load(RunningTemplate.resource("every-setting.json"));
    Optional.ofNullable(scenarios.get(section)).orElseThrow().play(commands);
  }

  private void whatHasChanged(List<ApiCommand> commands) throws Exception {
    JsonObject change = tag("team", "security", "\"reason\":\"CHG-1\"");
    variables.put("CHANGE", change.getString("changeId"));

    assertThat(text(commands.get(0)))
        .contains("external", "revision 1", change.getString("changeId"), "\"CHG-1\"");
    assertThat(text(commands.get(1)))
        .contains("\"CHG-1\"", "AIDALOCALTEST", quoted(TEAM) + "\n", "+ \"security\"\n");
  }

  private void undoOneChange(List<ApiCommand> commands) throws Exception {
    JsonObject before = configuration();
    variables.put("CHANGE", tag("team", "security", "").getString("changeId"));
    tag("cost", "42", "");

    assertThat(text(commands.get(0))).contains("PLANNED", quoted(TEAM) + "\n- \"security\"\n");
    assertThat(submit(commands.get(1)).getString("status")).isEqualTo("APPLIED");
    assertThat(configuration())
        .isEqualTo(Json.createPointer("/UserPoolTags/cost").add(before, Json.createValue("42")));
  }

  private void conflict(List<ApiCommand> commands) throws Exception {
    tag("team", "identity", "");
    JsonObject change =
        changed("{\"change\":{\"UserPoolTags\":{\"team\":\"security\",\"cost\":\"42\"}}}");
    variables.put("CHANGE", change.getString("changeId"));
    JsonObject later = tag("team", "operations", "\"requestedBy\":\"ben\"");

    JsonObject refused = submit(new ApiCommand("POST", "/changes/$CHANGE/rollback", "{}"));
    JsonObject conflict = refused.getJsonArray("conflicts").getJsonObject(0);
    assertThat(refused.getString("status")).isEqualTo("CONFLICT");
    assertThat(conflict.getString("path")).isEqualTo(TEAM);
    assertThat(List.of("before", "after", "live"))
        .extracting(conflict::getString)
        .containsExactly("identity", "security", "operations");
    assertThat(conflict.getJsonObject("setBy").getString("changeId"))
        .isEqualTo(later.getString("changeId"));
    assertThat(conflict.getJsonObject("setBy").getString("requestedBy")).isEqualTo("ben");

    assertThat(submit(commands.get(0)).getString("status")).isEqualTo("APPLIED");
    assertThat(tags())
        .containsEntry("team", Json.createValue("operations"))
        .doesNotContainKey("cost");

    assertThat(submit(commands.get(1)).getString("status")).isEqualTo("APPLIED");
    assertThat(tags()).containsEntry("team", Json.createValue("identity"));
  }

  private void rollbackOfARollback(List<ApiCommand> commands) throws Exception {
    variables.put("CHANGE", tag("team", "security", "").getString("changeId"));
    JsonObject after = configuration();
    JsonObject rollback = submit(new ApiCommand("POST", "/changes/$CHANGE/rollback", "{}"));
    variables.put("ROLLBACK", rollback.getString("changeId"));

    assertThat(submit(commands.get(0)).getString("status")).isEqualTo("APPLIED");
    assertThat(configuration()).isEqualTo(after);
  }

  private void console(List<ApiCommand> commands) throws Exception {
    tag("team", "identity", "");
    JsonObject before = configuration();
    template.load(
        pool,
        Json.createObjectBuilder(template.client.describe(pool).getJsonObject("UserPool"))
            .add("DeletionProtection", "INACTIVE")
            .build(),
        RunningTemplate.resource("every-mfa-setting.json"));

    assertThat(submit(commands.get(0)).getString("status")).isEqualTo("PLANNED");
    JsonObject external = newest("external");
    assertThat(external.getJsonArray("differences").toString()).contains("/DeletionProtection");
    variables.put("EXTERNAL", external.getString("changeId"));
    assertThat(submit(commands.get(1)).getString("status")).isEqualTo("APPLIED");
    assertThat(configuration()).isEqualTo(before);
  }

  private void pointInTime(List<ApiCommand> commands) throws Exception {
    JsonObject first = tag("team", "identity", "");
    JsonObject then = configuration();
    variables.put("THEN", first.getString("endedAt"));
    changed("{\"change\":{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":20}}}}");
    tag("team", "security", "");

    assertThat(text(commands.get(0)))
        .contains("PLANNED", "/Policies/PasswordPolicy/MinimumLength", TEAM);
    JsonObject part = submit(commands.get(2));
    assertThat(part.getString("status")).isEqualTo("APPLIED");
    assertThat(part.getJsonObject("policy").getString("waived")).contains("PT24H");
    assertThat(commands.get(3).path()).isEqualTo("/changes/$RESTORE/withdraw");
    assertThat(tags()).containsEntry("team", Json.createValue("security"));
    assertThat(configuration().getJsonObject("Policies")).isEqualTo(then.getJsonObject("Policies"));
    assertThat(submit(commands.get(1)).getString("status")).isEqualTo("APPLIED");
    assertThat(configuration()).isEqualTo(then);
  }

  /// As a path stands in a text.
  private static String quoted(String path) {
    return "\"" + path + "\"";
  }

  private void whatDoesNotComeBack(List<ApiCommand> commands) throws Exception {
    pool = load(legacy(RunningTemplate.resource("every-setting.json")));
    JsonObject change = tag("team", "security", "");
    variables.put("CHANGE", change.getString("changeId"));
    String moved =
        "does not bring back " + quoted("/Policies/PasswordPolicy/TemporaryPasswordValidityDays");

    assertThat(text(commands.get(0))).contains("PLANNED", moved);
    JsonObject rollback = submit(new ApiCommand("POST", "/changes/$CHANGE/rollback", "{}"));
    assertThat(rollback.getString("status")).isEqualTo("APPLIED");
    assertThat(text(new ApiCommand("GET", "/changes/" + rollback.getString("changeId"), "")))
        .contains(moved);
  }

  private static JsonObject legacy(JsonObject userPool) {
    JsonObject older =
        Json.createPointer("/AdminCreateUserConfig/UnusedAccountValidityDays")
            .add(userPool, Json.createValue(9));
    return Json.createPointer("/Policies/PasswordPolicy/TemporaryPasswordValidityDays")
        .remove(older);
  }

  private static String load(JsonObject userPool) throws IOException {
    String id = "eu-central-2_Guide" + pools++;
    template.load(
        id,
        Json.createObjectBuilder(userPool).add("Id", id).build(),
        RunningTemplate.resource("every-mfa-setting.json"));
    return id;
  }

  private JsonObject tag(String name, String value, String more) throws Exception {
    String members = more.isEmpty() ? "" : "," + more;
    return changed(
        "{\"change\":{\"UserPoolTags\":{\"%s\":\"%s\"}}%s}".formatted(name, value, members));
  }

  private JsonObject changed(String body) throws Exception {
    return submit(new ApiCommand("POST", "/changes", body));
  }

  /// Sends a command that opens a change, and waits for the change's end.
  private JsonObject submit(ApiCommand command) throws Exception {
    HttpResponse<String> response = send(command);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return template.client.approved(
        template.client.awaitEnd(pool, json(response.body()).getString("requestId")));
  }

  private String text(ApiCommand command) throws Exception {
    HttpResponse<String> response = send(command);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private HttpResponse<String> send(ApiCommand command) throws Exception {
    ApiCommand filled = command.with(variables);
    return template.client.ask(
        filled.method(), "/user-pools/" + pool + filled.path(), filled.body(), "text/plain");
  }

  private JsonObject newest(String kind) throws Exception {
    return template.client.history(pool).stream()
        .filter(change -> change.getString("kind").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject configuration() throws Exception {
    return Json.createPointer("/LastModifiedDate")
        .remove(template.client.describe(pool).getJsonObject("UserPool"));
  }

  private Map<String, JsonValue> tags() throws Exception {
    return configuration().getJsonObject("UserPoolTags");
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
