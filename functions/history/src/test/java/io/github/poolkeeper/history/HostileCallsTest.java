package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.github.poolkeeper.core.change.HostileMessages;
import io.github.poolkeeper.core.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What callers should not send, from a seed: the answer is a problem that says why, and never 500.
class HostileCallsTest {
  private static final long SEED = Long.getLong("hostile.seed", 4711);
  private static final int CALLS = Integer.getInteger("hostile.messages", 1000);

  /// Now and then among the hostile ones, so that what comes after a taken call is tried as well.
  private static final String GOOD = "{\"change\":{\"PoolName\":\"people\"}}";

  private static final List<String> ROUTES =
      List.of(
          "GET /answers",
          "GET /diff",
          "GET /freezes",
          "GET /user-pools",
          "GET /user-pools/{id}",
          "GET /user-pools/{id}/changes",
          "GET /user-pools/{id}/changes/{changeId}",
          "GET /user-pools/{id}/revisions",
          "GET /user-pools/{id}/revisions/{n}",
          "GET /user-pools/{id}/revisions/{n}/diff/{m}",
          "GET /user-pools/{id}/verify",
          "GET /user-pools/{id}/export",
          "POST /user-pools/{id}/plan",
          "POST /user-pools/{id}/changes",
          "POST /user-pools/{id}/changes/{changeId}/rollback",
          "POST /user-pools/{id}/changes/{changeId}/accept",
          "POST /user-pools/{id}/look",
          "POST /user-pools/{id}/restore");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "2",
          "999999999999",
          "9999999999999",
          "1e3",
          "٣",
          "null",
          "#",
          "../..",
          "a#b/c~d",
          "%00",
          "\u0000",
          "\ud800",
          "\ud83d\ude00",
          "${jndi:ldap://x}",
          "'; --",
          "us-east-1_Example01",
          "us-east-1_Example01#APPLIED",
          "APPLIED",
          "queued",
          "018f0000-0000-7000-8000-000000000000",
          "YQ",
          "!!!",
          "a".repeat(9_000),
          "text/plain;q=9",
          "text/plain;q=0.5, */*;q=1e9, ;;;,,,",
          "text/plain",
          "application/json\r\nx: y");

  private final Random random = new Random(SEED);
  private final Iterator<HostileMessages.Message> bodies =
      new HostileMessages(SEED).stream().iterator();
  private final RehearsedApi api = new RehearsedApi();

  @Test
  void areAnsweredWithWhatIsWrongAndNeverWith500() {
    api.change("{\"PoolName\":\"staff\"}");
    Map<Integer, Integer> statuses = new HashMap<>();
    for (int i = 0; i < CALLS; i++) {
      APIGatewayV2HTTPEvent call = call();
      APIGatewayV2HTTPResponse response = api.handle(call);
      statuses.merge(response.getStatusCode(), 1, Integer::sum);
      assertThat(response.getStatusCode())
          .as(() -> "seed " + SEED + ", " + call + " " + api.context.log().getLast())
          .isIn(200, 202, 204, 400, 404, 409);
      if (response.getStatusCode() >= 400) {
        assertThat(JsonText.parse(response.getBody()).asJsonObject()).containsKey("detail");
      }
      assertThat(response.getBody().length()).isLessThan(1_000_000);
    }

    assertThat(statuses).containsKeys(200, 202, 400, 404);
    assertThat(api.context.log()).allSatisfy(line -> assertThat(line.length()).isLessThan(2_000));
  }

  @Test
  void sayThatABodyIsNotInUtf8() {
    APIGatewayV2HTTPEvent call = event("POST /user-pools/{id}/changes");
    call.setIsBase64Encoded(true);
    List<String> answers = new ArrayList<>();
    for (String body : List.of("!!!", "/w==", "wyg=")) {
      call.setBody(body);
      answers.add(api.handle(call).getBody());
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("expected JSON in UTF-8"));
  }

  @Test
  void planNoTagThatNoTextCanHold() {
    APIGatewayV2HTTPResponse response =
        api.post(AT_POOL + "/plan", "{\"change\":{\"UserPoolTags\":{\"#/~\":\"\\ud800\"}}}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody()).contains("half a character");
  }

  private APIGatewayV2HTTPEvent call() {
    APIGatewayV2HTTPEvent call = event(ROUTES.get(random.nextInt(ROUTES.size())));
    String body = random.nextInt(5) == 0 ? GOOD : bodies.next().body();
    boolean isEncoded = random.nextInt(4) == 0;
    call.setIsBase64Encoded(isEncoded && random.nextInt(4) != 0);
    call.setBody(
        isEncoded
            ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))
            : body);
    call.setQueryStringParameters(
        some(List.of("limit", "cursor", "status", "review", "requestId", "nobodyKnows")));
    call.setHeaders(some(List.of("accept", "idempotency-key", "content-type")));
    return call;
  }

  private APIGatewayV2HTTPEvent event(String route) {
    APIGatewayV2HTTPEvent call =
        EventLoader.loadApiGatewayHttpEvent("../../events/lambda/history-get-changes.json");
    call.setRouteKey(route);
    call.setQueryStringParameters(Map.of());
    Map<String, String> path = new HashMap<>(Map.of("n", "1", "m", "2"));
    path.put("changeId", "018f0000-0000-7000-8000-000000000000");
    path.put("id", "us-east-1_Example01");
    path.keySet().stream()
        .toList()
        .forEach(name -> path.computeIfPresent(name, (_, usual) -> usually(usual)));
    call.setPathParameters(path);
    return call;
  }

  private String usually(String usual) {
    return random.nextInt(8) == 0 ? text() : usual;
  }

  private Map<String, String> some(List<String> names) {
    Map<String, String> some = new HashMap<>();
    names.stream().filter(_ -> random.nextInt(6) == 0).forEach(name -> some.put(name, text()));
    return some;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
