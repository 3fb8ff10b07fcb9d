package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.history.OpenApi;
import io.github.poolkeeper.local.template.Place;
import io.github.poolkeeper.local.template.StackDefinition;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/openapi.yaml` against the template's routes, and against what the running API answers.
class OpenApiIT {
  private static final OpenApi DOCUMENT = OpenApi.in(RunningTemplate.PROJECT);
  private static final String POOL = "eu-central-2_OpenApi";
  private static RunningTemplate template;

  private final Set<String> asked = new TreeSet<>();

  @BeforeAll
  static void start() throws Exception {
    template = RunningTemplate.start();
    JsonObject userPool = RunningTemplate.resource("every-setting.json");
    template.load(
        POOL,
        Json.createObjectBuilder(userPool).add("Id", POOL).build(),
        RunningTemplate.resource("every-mfa-setting.json"));
  }

  @AfterAll
  static void stop() {
    template.close();
  }

  @Test
  void hasTheRoutesOfTheTemplate() {
    Place place = new Place("us-east-1", "000000000000", "poolkeeper", URI.create("http://x"));
    StackDefinition stack =
        StackDefinition.read(RunningTemplate.PROJECT.resolve("template.yaml"), place, Map.of());

    Set<String> routes =
        stack.functions().stream()
            .flatMap(function -> function.routeEvents().stream())
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());

    assertThat(DOCUMENT.routes()).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void saysWhatTheRunningApiAnswers() throws Exception {
    String change = "{\"change\":{\"UserPoolTags\":{\"team\":\"security\"}}}";
    JsonObject opened = ask("POST /user-pools/{id}/changes", change, 202);
    String changeId = opened.getString("changeId");
    template.client.awaitEnd(POOL, opened.getString("requestId"));
    ask("POST /user-pools/{id}/plan", change, 200);
    String rollback = "POST /user-pools/{id}/changes/{changeId}/rollback";
    JsonObject back = ask(rollback.replace("{changeId}", changeId), "{}", 202, rollback);
    template.client.awaitEnd(POOL, back.getString("requestId"));
    JsonObject restored = ask("POST /user-pools/{id}/restore", "{\"revision\":2}", 202);
    template.client.awaitEnd(POOL, restored.getString("requestId"));

    ask("GET /answers", "", 200);
    ask("GET /approvals", "", 200);
    ask("GET /changes", "", 200);
    String diff = "GET /diff";
    ask(diff + "?from=" + POOL + "&fromRevision=1&to=" + POOL, "", 200, diff);
    ask("GET /freezes", "", 200);
    ask("GET /whoami", "", 200);
    ask("GET /user-pools", "", 200);
    ask("GET /user-pools?open=true", "", 200, "GET /user-pools");
    ask("GET /user-pools/{id}", "", 200);
    ask("GET /user-pools/{id}/changes", "", 200);
    String one = "GET /user-pools/{id}/changes/{changeId}";
    ask(one.replace("{changeId}", changeId), "", 200, one);
    ask("GET /user-pools/{id}/revisions", "", 200);
    String revision = "GET /user-pools/{id}/revisions/{n}";
    ask(revision.replace("{n}", "1"), "", 200, revision);
    ask(revision.replace("{n}", "99"), "", 404, revision);
    String difference = "GET /user-pools/{id}/revisions/{n}/diff/{m}";
    ask(difference.replace("{n}", "1").replace("{m}", "2"), "", 200, difference);
    ask("GET /user-pools/{id}/verify", "", 200);
    String export = "GET /user-pools/{id}/export";
    ask(export + "?format=terraform", "", 200, export);
    ask("POST /user-pools/{id}/plan", "{\"change\":{\"PolName\":1}}", 400);
    for (String decision : List.of("approve", "decline", "withdraw")) {
      String answer = "POST /user-pools/{id}/changes/{changeId}/" + decision;
      ask(answer.replace("{changeId}", changeId), "{}", 409, answer);
    }
    String look = "POST /user-pools/{id}/look";
    assertThat(
            template
                .client
                .ask("POST", look.substring(5).replace("{id}", POOL), "", "*/*")
                .statusCode())
        .isEqualTo(204);
    asked.add(look);
    String accept = "POST /user-pools/{id}/changes/{changeId}/accept";
    ask(accept.replace("{changeId}", changeId), "{\"reason\": \"agreed\"}", 409, accept);
    for (String freeze : List.of("/freeze", "/user-pools/{id}/freeze")) {
      for (String method : List.of("PUT", "DELETE", "GET")) {
        ask(method + " " + freeze, "", 200);
      }
    }

    assertThat(asked).containsExactlyElementsOf(DOCUMENT.routes());
  }

  /// What whoever has not the right is told, in API Gateway's words.
  @Test
  void saysWhatApiGatewayAnswersInstead() throws Exception {
    for (String route : DOCUMENT.routes()) {
      String[] parts = route.split(" ", 2);
      String path = parts[1].replace("{id}", POOL).replaceAll("\\{[^}]*}", "1");
      HttpResponse<String> response =
          template.client.askAs("stranger", parts[0], path, "", "text/plain");
      assertThat(OpenApi.answer(exchange(route, "", response)))
          .isEqualTo(route + " 403 application/json");
      assertThat(DOCUMENT.departures(exchange(route, "", response))).as(route).isEmpty();
    }
  }

  private JsonObject ask(String route, String body, int expected) throws Exception {
    return ask(route, body, expected, route);
  }

  private JsonObject ask(String line, String body, int expected, String route) throws Exception {
    String[] parts = line.replace("{id}", POOL).split(" ", 2);
    HttpResponse<String> response = template.client.ask(parts[0], parts[1], body, "*/*");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
    assertThat(DOCUMENT.departures(exchange(route, body, response))).as(route).isEmpty();
    asked.add(route);
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private static OpenApi.Exchange exchange(
      String route, String body, HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new OpenApi.Exchange(route, body, response.statusCode(), headers, response.body());
  }
}
