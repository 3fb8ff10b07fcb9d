package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.signature.AwsSigner;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The job of `docs/rollback.md`, in the requests that it takes.
class OnCallIT {
  private static final String ON_CALL = "ines.weber-as-engineer";
  private static final List<String> POOLS =
      List.of("eu-central-2_OnCallA", "eu-central-2_OnCallB", "eu-central-2_OnCallC");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static RunningTemplate template;

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
    for (String pool : POOLS) {
      template.load(
          pool,
          Json.createObjectBuilder(RunningTemplate.resource("every-setting.json"))
              .add("Id", pool)
              .build(),
          RunningTemplate.resource("every-mfa-setting.json"));
      tag(pool, "base");
    }
  }

  @AfterAll
  static void stop() {
    HTTP.close();
    template.close();
  }

  @Test
  void findsUndoesFreezesAndLiftsWithSixRequests() throws Exception {
    Thread.sleep(1100);
    String morning = Instant.now().toString();
    String one = tag(POOLS.get(0), "broken").getString("changeId");
    tag(POOLS.get(1), "today");
    tag(POOLS.get(1), "today again");

    String since = encoded(Instant.now().minus(Duration.ofHours(24)).toString());
    JsonObject day = ask("GET", "/changes?limit=100&since=" + since, "", 200);
    assertThat(ids(day)).contains(one);
    ask("PUT", "/freeze", "{\"reason\":\"INC-7\"}", 200);
    JsonObject undo =
        ask("POST", "/user-pools/%s/changes/%s/rollback".formatted(POOLS.get(0), one), "{}", 202);
    awaitEnd(undo);
    ask("DELETE", "/freeze", "{\"reason\":\"INC-7\"}", 200);
    String at = "{\"at\":\"" + morning + "\"}";
    awaitEnd(ask("POST", "/user-pools/" + POOLS.get(1) + "/restore", at, 202));
    JsonObject after = ask("GET", "/changes?limit=2", "", 200);

    assertThat(after.getJsonArray("changes").getValuesAs(JsonObject.class))
        .extracting(change -> change.getString("kind") + " " + change.getString("status"))
        .containsExactly("restore APPLIED", "rollback APPLIED");
    for (String pool : POOLS) {
      assertThat(template.client.describe(pool).toString()).contains("\"base\"");
      assertThat(template.client.describe(pool).toString()).doesNotContain("broken", "today");
    }
    assertThat(requests()).isLessThanOrEqualTo(6);
  }

  private static JsonObject tag(String pool, String value) throws Exception {
    return template.change(
        pool,
        Json.createObjectBuilder()
            .add("UserPoolTags", Json.createObjectBuilder().add("of", value))
            .build());
  }

  /// Whoever is on call looks at the end; until then it is somebody else who asks.
  private static void awaitEnd(JsonObject opened) throws Exception {
    template.client.awaitEnd(opened.getString("userPoolId"), opened.getString("requestId"));
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .map(change -> change.getString("changeId"))
        .toList();
  }

  private static JsonObject ask(String method, String path, String body, int expected)
      throws Exception {
    HttpResponse<String> answer = template.client.askAs(ON_CALL, method, path, body, "*/*");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return json(answer);
  }

  /// As the API's gateway has counted them.
  private static int requests() throws Exception {
    HttpRequest request =
        new AwsSigner("test")
            .sign(
                "execute-api",
                "GET",
                template.stack.endpoint().resolve("/_local/requests"),
                Map.of(),
                "")
            .build();
    JsonObject counts = json(HTTP.send(request, BodyHandlers.ofString()));
    return counts.getJsonObject(ON_CALL).getJsonObject("execute-api").values().stream()
        .mapToInt(count -> ((JsonNumber) count).intValueExact())
        .sum();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
