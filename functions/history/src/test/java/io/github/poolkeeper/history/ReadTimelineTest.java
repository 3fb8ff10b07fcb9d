package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTimelineTest {
  private static final String MAI = "AROAEXAMPLEROLE000001:mai.tanaka@example.com";
  private static final String BEN = "AROAEXAMPLEROLE000001:ben.ito";

  private final RehearsedApi api = new RehearsedApi().as(MAI);

  @Test
  void showsInListsWhichStackOwnsAPool() {
    api.change("{\"PoolName\":\"folk\"}");
    api.byHand(
        "/UserPoolTags",
        RehearsedApi.json(
            "{\"aws:cloudformation:stack-name\":\"auth\",\"aws:cloudformation:logical-id\":\"Users\"}"));
    JsonObject owner =
        RehearsedApi.json(
            "{\"tool\":\"cloudformation\",\"stack\":\"auth\",\"resource\":\"Users\"}");

    for (String list : List.of("changes", "user-pools")) {
      assertThat(
              body(api.get("/" + list))
                  .getJsonArray(list.equals("changes") ? "changes" : "userPools")
                  .getJsonObject(0)
                  .getJsonObject("owner"))
          .isEqualTo(owner);
      assertThat(api.getText("/" + list).getBody()).contains("  owned by stack auth  ");
    }
    assertThat(
            api.send("GET /changes", "", Map.of("accept", "text/csv")).getBody().lines().toList())
        .satisfies(
            lines -> {
              assertThat(lines.getFirst()).endsWith(",owner");
              assertThat(lines.get(1)).endsWith(",stack auth");
            });
  }

  /// However far out somebody asks.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "until=2028-01-01T00%3A00%3A00Z",
        "since=0000-01-01T00%3A00%3A00Z",
        "since=1970-01-01T00%3A00%3A00Z&until=9999-01-01T00%3A00%3A00Z"
      })
  void listsWhatThereIsInATimeThatReachesBeyondAllTime(String range) {
    api.change("{\"PoolName\":\"folk\"}");

    assertThat(body(api.get("/changes?" + range)).getJsonArray("changes")).hasSize(2);
    assertThat(body(api.get("/answers?" + range)).getJsonArray("answers")).isEmpty();
  }

  @Test
  void endsAPageWhereItHasLookedAtYearsWithoutChanges() {
    int[] looks = {0};
    PageBody page =
        PageBody.of(
            1,
            1,
            Optional.<String>empty(),
            _ -> {
              looks[0]++;
              return new PageBody.Look<>(List.of(), Optional.of("2001"));
            },
            place -> place);

    assertThat(looks[0]).isEqualTo(10);
    assertThat(page.named("changes").getString("cursor")).isEqualTo(Cursor.of("2001"));
  }

  @Test
  void saysWhoTouchedWhatAndWhetherItWeakensThePool() {
    api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":14}}}");
    String id = api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":10}}}");

    JsonObject row = changes(api.get("/changes?kind=change")).getFirst();

    assertThat(row.getString("changeId")).isEqualTo(id);
    assertThat(row.getString("poolName")).isEqualTo("people");
    assertThat(row.getString("sender")).isEqualTo(MAI);
    assertThat(row.getInt("revision")).isEqualTo(3);
    assertThat(row.getJsonArray("touched"))
        .isEqualTo(
            RehearsedApi.json(
                    """
                    {"touched": [{"path": "/Policies/PasswordPolicy/MinimumLength",
                                  "before": 14, "after": 10, "weakens": true}]}
                    """)
                .getJsonArray("touched"));
  }

  @Test
  void cutsLongValues() {
    api.change("{\"EmailVerificationSubject\":\"" + "ä".repeat(81) + "\"}");

    JsonObject touched =
        changes(api.get("/changes?kind=change"))
            .getFirst()
            .getJsonArray("touched")
            .getJsonObject(0);

    assertThat(touched.getString("after")).isEqualTo("ä".repeat(79) + "…");
  }

  @Test
  void goesOnPageByPage() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(api.change("{\"PoolName\":\"name" + i + "\"}"));
    }
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = body(api.get("/changes?kind=change&limit=2" + cursor));
      page.getJsonArray("changes")
          .getValuesAs(JsonObject.class)
          .forEach(row -> listed.add(row.getString("changeId")));
      cursor = page.containsKey("cursor") ? "&cursor=" + page.getString("cursor") : "";
    } while (!cursor.isEmpty());

    assertThat(listed).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "by=mai.tanaka, name",
    "by=MAI.TANAKA@example.com, name",
    "by=AROAEXAMPLEROLE000001:ben.ito, length",
    "by=mai, ''",
    "touches=/Policies, length",
    "touches=/Policies/PasswordPolicy/MinimumLength, length",
    "touches=/PoolName, name",
    "touches=/MfaConfiguration, ''",
    "status=UNCHANGED, ''",
    "status=APPLIED&by=ben.ito, length",
    "kind=rollback, ''",
    "requestId=name, name",
    "since=2027-01-01T00:00:00Z, ''",
    "until=2026-01-01T00:00:00Z, ''",
    "since=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z&kind=change, 'length,name'",
  })
  void takesWhatIsAskedFor(String query, String wanted) {
    submit("name", "{\"PoolName\":\"folk\"}");
    api.as(BEN);
    submit("length", "{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":14}}}");

    assertThat(changes(api.get("/changes?" + query)))
        .extracting(row -> row.getString("requestId"))
        .isEqualTo(wanted.isEmpty() ? List.of() : List.of(wanted.split(",")));
  }

  @Test
  void listsAPoolsChangesOfATime() {
    String first = api.change("{\"PoolName\":\"folk\"}");
    String time = changes(api.get("/changes?kind=change")).getFirst().getString("endedAt");
    String second = api.change("{\"PoolName\":\"kin\"}");

    assertThat(ids(api.get(AT_POOL + "/changes?since=" + time)))
        .contains(second)
        .doesNotContain(first);
    assertThat(ids(api.get(AT_POOL + "/changes?status=APPLIED&until=" + time)))
        .contains(first)
        .doesNotContain(second);
  }

  @Test
  void namesThePoolOfAChangeThatNobodyHasLookedAt() {
    api.change("{\"PoolName\":\"folk\"}");
    submitOnly("{\"PoolName\":\"kin\"}");

    JsonObject row = changes(api.get("/changes")).getFirst();

    assertThat(row.getString("status")).isEqualTo("QUEUED");
    assertThat(row.getString("poolName")).isEqualTo("folk");
    assertThat(row.getJsonArray("touched")).isEmpty();
  }

  @Test
  void isALineForEachInATerminal() {
    api.change("{\"PoolName\":\"folk\"}");
    api.as(BEN).change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":14}}}");
    api.change("{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8}}}");

    List<String> lines = api.getText("/changes?kind=change").getBody().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith("2026-01-01T00:00:00Z  APPLIED  change  ")
        .contains("  folk  ", "ben.ito", "! /Policies/PasswordPolicy/MinimumLength");
    assertThat(lines.stream().map(line -> line.indexOf("folk")))
        .containsOnly(lines.getFirst().indexOf("folk"));
  }

  @Test
  void isATableWithoutFormulas() {
    api.post(
        AT_POOL + "/changes",
        "{\"change\":{\"PoolName\":\"folk\"},\"reason\":\"=cmd|' /C calc'!A0, \\\"now\\\"\"}");
    api.apply();

    APIGatewayV2HTTPResponse table =
        api.send("GET /changes?kind=change", "", Map.of("accept", "text/csv"));

    assertThat(table.getHeaders().get("content-type")).startsWith("text/csv");
    assertThat(table.getBody().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"'=cmd|' /C calc'!A0, \"\"now\"\"\"", "/PoolName")
        .containsPattern(",\"/PoolName: \"\"[^\"]+\"\" → \"\"folk\"\"\",");
  }

  /// Also where a spreadsheet separates by something else than a comma.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1             | '=1+1",
        "-1               | '-1",
        "＝1+1            | '＝1+1",
        "＋1              | '＋1",
        "－1              | '－1",
        "＠SUM(1)         | '＠SUM(1)",
        "` =1`            | ' =1",
        "fine;=1+1        | \"fine;'=1+1\"",
        "fine; ＝1+1;ok   | \"fine;' ＝1+1;ok\"",
        "fine;ok          | \"fine;ok\"",
        "5 = 4 + 1        | 5 = 4 + 1",
      })
  void beginsNoFormula(String reason, String cell) {
    assertThat(CsvView.line(Stream.of("x", reason))).isEqualTo("x," + cell + "\r\n");
  }

  @Test
  void beginsNoFormulaBehindATab() {
    assertThat(CsvView.line(Stream.of("a\t=1", "\t=1", "\rx")))
        .isEqualTo("a\\u0009'=1,'\\u0009=1,'\\u000dx\r\n");
  }

  @Test
  void saysThatAChangeIsUndoneWhereNobodyCanWriteIt() {
    api.change("{\"UserPoolTags\":{\"a\":\"1\"}}");
    String undone = api.change("{\"UserPoolTags\":{\"of     undone by me\":\"1\"}}");
    api.post(AT_POOL + "/changes/" + undone + "/rollback", "{}");
    api.apply();
    api.post(
        AT_POOL + "/changes",
        "{\"change\":{\"PoolName\":\"folk\"},\"reason\":\"x   undone by me\"}");
    api.apply();

    List<String> lines = api.getText("/changes?kind=change").getBody().lines().toList();

    String line = lines.get(1);
    assertThat(line).containsPattern("  " + undone + "  undone by [0-9a-f]{8}  people  mai.");
    assertThat(line).contains("/UserPoolTags/of undone by me");
    assertThat(lines.getFirst()).doesNotContainPattern("undone by .*mai\\.");
  }

  @Test
  void hasTheCursorOfATableInAHeader() {
    api.change("{\"PoolName\":\"folk\"}");
    api.change("{\"PoolName\":\"kin\"}");

    assertThat(api.send("GET /changes?limit=1", "", Map.of("accept", "text/csv")).getHeaders())
        .containsEntry("x-cursor", body(api.get("/changes?limit=1")).getString("cursor"));
  }

  /// Lambda would answer with an error, and nobody could look at anything.
  @ParameterizedTest
  @ValueSource(strings = {"/changes", AT_POOL + "/changes", AT_POOL + "/revisions"})
  void endsAPageBeforeItIsTooLarge(String list) {
    for (int i = 0; i < 80; i++) {
      api.post(AT_POOL + "/changes", "{\"reason\":\"" + "漢".repeat(2000) + "\"," + tags(i) + "}");
      api.apply();
    }
    List<String> listed = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      APIGatewayV2HTTPResponse page = api.get(list + "?limit=100" + cursor);
      assertThat(Json.createValue(page.getBody()).toString().getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThan(6 << 20);
      JsonObject body = body(page);
      body.getJsonArray(list.endsWith("changes") ? "changes" : "revisions")
          .getValuesAs(JsonObject.class)
          .forEach(line -> listed.add(line.getString("changeId")));
      cursor = body.containsKey("cursor") ? "&cursor=" + body.getString("cursor") : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(pages).isGreaterThan(1);
    assertThat(listed).hasSize(81).doesNotHaveDuplicates();
  }

  /// Fifty new tags in the place of fifty others.
  private static String tags(int change) {
    String tags =
        IntStream.range(0, 50)
            .mapToObj(n -> "\"c%dt%d\":\"%s\"".formatted(change, n, "漢".repeat(250)))
            .collect(Collectors.joining(","));
    String others =
        IntStream.range(0, 50)
            .mapToObj(n -> ",\"c%dt%d\":null".formatted(change - 1, n))
            .collect(Collectors.joining());
    return "\"change\":{\"UserPoolTags\":{" + tags + (change == 0 ? "" : others) + "}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"/changes", AT_POOL + "/changes"})
  void refusesATimeThatEndsBeforeItBegins(String list) {
    APIGatewayV2HTTPResponse refused =
        api.get(list + "?since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z");

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getBody()).contains("/since");
  }

  private void submit(String requestId, String patch) {
    api.post(
        AT_POOL + "/changes", "{\"change\":" + patch + ",\"requestId\":\"" + requestId + "\"}");
    api.apply();
  }

  private void submitOnly(String patch) {
    api.post(AT_POOL + "/changes", "{\"change\":" + patch + "}");
  }

  private static List<JsonObject> changes(APIGatewayV2HTTPResponse response) {
    return body(response).getJsonArray("changes").getValuesAs(JsonObject.class);
  }

  private static List<String> ids(APIGatewayV2HTTPResponse response) {
    return changes(response).stream().map(row -> row.getString("changeId")).toList();
  }
}
