package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.core.change.Actor;
import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.live.Reading;
import io.github.poolkeeper.core.policy.Policies;
import io.github.poolkeeper.core.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// That `docs/openapi.yaml` promises neither more nor less than is answered. That an answer is as
/// it says is checked in every test that asks [RehearsedApi].
class OpenApiTest {
  private static final OpenApi DOCUMENT = OpenApi.in(Path.of("../.."));
  private static final String CHANGE = "{\"change\":{\"PoolName\":\"folk\"}}";

  /// By which somebody has to agree to a change of anything but the name.
  private static final Policy POLICY =
      Policies.of(
          """
          {"version": "1", "rules": [
            {"id": "name", "settings": ["/PoolName"], "direction": "any", "effect": "allow",
             "because": "nobody minds"}]}
          """);

  private static final String REQUESTER = "AROAEXAMPLEROLE000001:mai.tanaka";
  private static final String BEN = "AROAEXAMPLEROLE000001:ben.ito";
  private static final String CARO = "AROAEXAMPLEROLE000001:caro.diaz";

  private static final String REASON = "{\"reason\":\"agreed\"}";

  private final RehearsedApi api = new RehearsedApi(POLICY);

  /// But for 500, which the handler answers whatever the route, and what API Gateway answers in its
  /// place.
  @Test
  void promisesExactlyTheAnswersThatThereAre() {
    String id = api.change("{\"PoolName\":\"people of today\"}");
    String unchanged = api.change("{\"PoolName\":\"people of today\"}");
    String change = AT_POOL + "/changes/" + id;
    List<String> reads =
        List.of(
            "/answers",
            "/approvals",
            "/changes",
            "/diff?from=us-east-1_Example01&fromRevision=1&to=us-east-1_Example01",
            "/freezes",
            "/whoami",
            "/user-pools",
            AT_POOL,
            AT_POOL + "/changes",
            change,
            AT_POOL + "/revisions",
            AT_POOL + "/revisions/1",
            AT_POOL + "/revisions/1/diff/2",
            AT_POOL + "/verify",
            AT_POOL + "/export?format=terraform");
    for (String path : reads) {
      api.get(path);
      api.getText(path);
      api.send("GET " + path, "", Map.of("accept", "text/csv"));
      api.get(path + (path.contains("?") ? "&" : "?") + "when=now");
      api.get(path.replaceFirst("us-east-1_Example01", "no-pool"));
    }
    api.get("/diff?from=us-east-1_Example01&to=us-east-1_Nowhere");
    write(AT_POOL + "/plan", CHANGE);
    write(AT_POOL + "/changes", CHANGE);
    write(change + "/rollback", "{\"onConflict\":\"skip\"}");
    write(AT_POOL + "/restore", "{\"revision\":1}");
    api.post(AT_POOL + "/changes/" + unchanged + "/rollback", "{}");
    conflict(AT_POOL + "/changes", CHANGE, "{\"change\":{\"PoolName\":\"kin\"}}");
    conflict(AT_POOL + "/restore", "{\"revision\":1}", "{\"revision\":2}");
    answer("approve", BEN, REQUESTER);
    answer("decline", BEN, BEN);
    answer("withdraw", REQUESTER, BEN);
    accept();
    look();
    freeze("/freeze");
    freeze(AT_POOL + "/freeze");
    troubled(new Reading.Refused(new ApiError("AccessDeniedException", "not allowed")));
    troubled(new Reading.Interrupted(new ApiError("TooManyRequestsException", "slow down")));

    assertThat(api.answers).containsExactlyInAnyOrderElementsOf(promised());
  }

  /// Each of them is given: [#promisesExactlyTheAnswersThatThereAre()] walks all routes.
  @Test
  void everyAnswerHasATextForm() {
    assertThat(DOCUMENT.answers())
        .filteredOn(answer -> answer.matches(".* 20[0-9] application/json"))
        .hasSizeGreaterThan(25)
        .allMatch(
            answer ->
                DOCUMENT.answers().contains(answer.replace("application/json", "text/plain")));
  }

  @Test
  void findsAnAnswerThatIsNotAsItSays() {
    APIGatewayV2HTTPResponse answer = api.post(AT_POOL + "/changes", CHANGE);
    String without = answer.getBody().replace("\"kind\":\"change\",", "");
    String more = answer.getBody().replace("{\"changeId\"", "{\"colour\":\"red\",\"changeId\"");
    String route = "POST /user-pools/{id}/changes";

    assertThat(DOCUMENT.departures(exchange(route, CHANGE, 202, answer))).isEmpty();
    assertThat(departures(route, CHANGE, answer.getHeaders(), without))
        .anyMatch(departure -> departure.contains("'kind' not found"));
    assertThat(departures(route, CHANGE, answer.getHeaders(), more))
        .anyMatch(departure -> departure.contains("'colour'"));
    assertThat(departures(route, "{\"change\":{}}", answer.getHeaders(), answer.getBody()))
        .anyMatch(departure -> departure.contains("/change"));
    assertThat(
            departures(route, CHANGE, Map.of("content-type", "application/json"), answer.getBody()))
        .containsExactly("no header Location");
    assertThat(DOCUMENT.departures(exchange(route, CHANGE, 418, answer))).hasSize(1);
  }

  /// Each answer of a POST but for 409: taken, wrong, and of no pool.
  private void write(String path, String body) {
    assertThat(api.post(path, body).getStatusCode()).isLessThan(300);
    api.send("POST " + path, body, Map.of("accept", "text/plain"));
    assertThat(api.post(path, "{\"colour\":\"red\"}").getStatusCode()).isEqualTo(400);
    api.post(path.replaceFirst("us-east-1_Example01", "no-pool"), body);
  }

  private void conflict(String path, String body, String other) {
    Map<String, String> key = Map.of("idempotency-key", path);
    api.send("POST " + path, body, key);
    assertThat(body(api.send("POST " + path, other, key)).getInt("status")).isEqualTo(409);
  }

  /// Each answer to an answer: as text and as JSON, by somebody who must not, to nothing, and too
  /// late.
  private void answer(String decision, String allowed, String notAllowed) {
    for (Map<String, String> headers :
        List.of(Map.of("accept", "text/plain"), Map.<String, String>of())) {
      String path = waiting(decision + " " + headers.size()) + "/" + decision;
      api.post(path, "{\"colour\":\"red\"}");
      api.post(path.replaceFirst("us-east-1_Example01", "no-pool"), "{}");
      if (!notAllowed.equals(allowed)) {
        api.as(notAllowed).post(path, "{}");
      }
      api.as(allowed).send("POST " + path, "{}", headers);
      api.as(REQUESTER);
    }
    String declined = waiting(decision + " too late");
    api.as(BEN).post(declined + "/decline", "{}");
    api.as(allowed.equals(BEN) ? CARO : allowed).post(declined + "/" + decision, "{}");
    api.as(REQUESTER);
  }

  private void accept() {
    Actor eve = new Actor("AROAADMIN:eve", Optional.of("eve"), Optional.empty());
    for (Map<String, String> headers :
        List.of(Map.of("accept", "text/plain"), Map.<String, String>of())) {
      String id = api.byHand("/PoolName", JsonValues.value("by hand " + headers.size()), eve);
      String path = AT_POOL + "/changes/" + id + "/accept";
      api.post(path, "{}");
      api.post(path.replaceFirst("us-east-1_Example01", "no-pool"), "{}");
      api.as("AROAOTHER:eve", "").post(path, REASON);
      api.as(BEN, "").send("POST " + path, REASON, headers);
      api.as(CARO, "").post(path, REASON);
      api.as(REQUESTER, "");
    }
  }

  private void look() {
    String look = AT_POOL + "/look";
    api.post(look, "");
    api.post(look + "?when=now", "");
    api.post(look.replaceFirst("us-east-1_Example01", "no-pool"), "");
    api.edit("/PoolName", JsonValues.value("looked at"));
    api.post(look, "");
    api.edit("/PoolName", JsonValues.value("looked at again"));
    api.send("POST " + look, "", Map.of("accept", "text/plain"));
    api.pools.nextRead(new Reading.Refused(new ApiError("AccessDeniedException", "no")));
    api.post(look, "");
    api.pools.nextRead(new Reading.Interrupted(new ApiError("TooManyRequestsException", "later")));
    api.post(look, "");
    api.edit("/PoolName", JsonValues.value("busy"));
    api.keepBusy();
    api.post(look, "");
    api.send("POST " + look, "", Map.of("accept", "text/plain"));
  }

  private String waiting(String tag) {
    return AT_POOL + "/changes/" + api.change("{\"UserPoolTags\":{\"of\":\"" + tag + "\"}}");
  }

  private void freeze(String path) {
    for (String method : List.of("PUT", "DELETE", "GET")) {
      api.send(method + " " + path, "", Map.of());
      api.send(method + " " + path, "", Map.of("accept", "text/plain"));
      api.send(method + " " + path + "?when=now", "", Map.of());
      if (path.startsWith(AT_POOL)) {
        api.send(method + " /user-pools/no-pool/freeze", "", Map.of());
      }
    }
  }

  private void troubled(Reading reading) {
    api.pools.nextRead(reading);
    api.post(AT_POOL + "/plan", CHANGE);
  }

  private static Set<String> promised() {
    return DOCUMENT.answers().stream()
        .filter(answer -> !answer.contains(" 500 "))
        .filter(answer -> !answer.endsWith(" 403 application/json"))
        .collect(Collectors.toSet());
  }

  private static List<String> departures(
      String route, String request, Map<String, String> headers, String response) {
    return DOCUMENT.departures(new OpenApi.Exchange(route, request, 202, headers, response));
  }

  private static OpenApi.Exchange exchange(
      String route, String request, int status, APIGatewayV2HTTPResponse answer) {
    return new OpenApi.Exchange(route, request, status, answer.getHeaders(), answer.getBody());
  }
}
