package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.github.poolkeeper.aws.lambda.RecordingContext;
import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.ChangeIds;
import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.history.InMemoryChangeHistory;
import io.github.poolkeeper.core.intake.OpenChange;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryHandlerTest {
  private static final String CHANGES = "/user-pools/{id}/changes";
  private static final String ROLLBACK = "POST /user-pools/{id}/changes/{changeId}/rollback";
  private static final String PROTECTION_OFF = "{\"change\":{\"DeletionProtection\":\"INACTIVE\"}}";

  private final InMemoryChangeHistory history = new InMemoryChangeHistory();
  private final List<ChangeId> queued = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RecordingContext context = new RecordingContext();
  private final HistoryHandler handler = handler();

  @Test
  void takesAChangeInAndSaysWhereItIs() {
    APIGatewayV2HTTPResponse response = post(PROTECTION_OFF, Map.of());

    assertThat(response.getStatusCode()).isEqualTo(202);
    String id = body(response).getString("changeId");
    assertThat(response.getHeaders())
        .containsEntry("location", "/user-pools/us-east-1_Example01/changes/" + id);
    assertThat(queued).containsExactly(new ChangeId(id));
  }

  @Test
  void recordsTheCallerThatIamVerified() {
    post(PROTECTION_OFF, Map.of());

    ChangeRecord record = history.ledger(new UserPoolId("us-east-1_Example01")).getFirst();
    assertThat(record.sender()).isPresent();
  }

  @Test
  void answersTheSameRequestWithTheSameChange() {
    Map<String, String> key = Map.of("idempotency-key", "k1");

    JsonObject first = body(post(PROTECTION_OFF, key));
    JsonObject second = body(post(PROTECTION_OFF, key));

    assertThat(second.getString("changeId")).isEqualTo(first.getString("changeId"));
  }

  @Test
  void refusesAKeyThatIsTakenByAnotherRequest() {
    Map<String, String> key = Map.of("idempotency-key", "k1");
    post(PROTECTION_OFF, key);

    APIGatewayV2HTTPResponse response = post("{\"change\":{\"PoolName\":\"x\"}}", key);

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON | ''",
        "[] | ''",
        "{} | ''",
        "{\"change\":{\"PolName\":\"x\"}} | /change/PolName",
        "{\"change\":{\"PoolName\":\"x\"},\"userPoolId\":\"eu-west-1_Other\"} | /userPoolId",
      })
  void refusesWhatIsNoRequestAndSaysWhere(String body, String path) {
    APIGatewayV2HTTPResponse response = post(body, Map.of());

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(body(response).getJsonArray("violations").getJsonObject(0).getString("path"))
        .isEqualTo(path);
    assertThat(queued).isEmpty();
  }

  @Test
  void refusesAKeyThatTheBodyContradicts() {
    APIGatewayV2HTTPResponse response =
        post(
            "{\"requestId\":\"a\",\"change\":{\"PoolName\":\"x\"}}",
            Map.of("idempotency-key", "b"));

    assertThat(response.getStatusCode()).isEqualTo(400);
  }

  @Test
  void opensARollback() {
    String id = body(post(PROTECTION_OFF, Map.of())).getString("changeId");

    JsonObject rollback = body(rollback(id, "{\"onConflict\":\"skip\",\"reason\":\"oops\"}"));

    assertThat(rollback.getString("rollbackOf")).isEqualTo(id);
    assertThat(rollback.getString("kind")).isEqualTo("rollback");
  }

  @Test
  void findsNothingToRollBackUnderAnUnknownId() {
    assertThat(rollback("018f0000-0000-7000-8000-000000000000", "{}").getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void refusesARollbackWithAChangeInItsBody() {
    String id = body(post(PROTECTION_OFF, Map.of())).getString("changeId");

    assertThat(rollback(id, "{\"change\":{}}").getStatusCode()).isEqualTo(400);
  }

  @Test
  void namesAViolationOfARollbackInItsOwnTerms() {
    String id = body(post(PROTECTION_OFF, Map.of())).getString("changeId");

    assertThat(
            body(rollback(id, "{\"onConflict\":\"maybe\"}"))
                .getJsonArray("violations")
                .getJsonObject(0)
                .getString("path"))
        .isEqualTo("/onConflict");
  }

  @Test
  void listsNewestFirstAPageAtATime() {
    for (int i = 0; i < 3; i++) {
      post("{\"change\":{\"PoolName\":\"p" + i + "\"}}", Map.of("idempotency-key", "k" + i));
    }

    JsonObject first = body(get(Map.of("limit", "2")));
    JsonObject second = body(get(Map.of("limit", "2", "cursor", first.getString("cursor"))));

    assertThat(requestIds(first)).containsExactly("k2", "k1");
    assertThat(requestIds(second)).containsExactly("k0");
    assertThat(second.containsKey("cursor")).isFalse();
  }

  @Test
  void findsWhatBecameOfARequest() {
    post(PROTECTION_OFF, Map.of("idempotency-key", "k1"));

    assertThat(requestIds(body(get(Map.of("requestId", "k1"))))).containsExactly("k1");
    assertThat(requestIds(body(get(Map.of("requestId", "k2"))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"limit,0", "limit,101", "limit,ten", "cursor,!", "cursor,abc", "offset,1"})
  void refusesAQueryThatIsNone(String name, String value) {
    assertThat(get(Map.of(name, value)).getStatusCode()).isEqualTo(400);
  }

  @Test
  void findsNoPoolUnderWhatIsNoPoolId() {
    APIGatewayV2HTTPEvent event = event("GET " + CHANGES);
    event.setPathParameters(Map.of("id", "no pool"));

    assertThat(handler.handleRequest(event, context).getStatusCode()).isEqualTo(404);
  }

  @Test
  void readsTheSampleEvent() {
    assertThat(get(Map.of()).getStatusCode()).isEqualTo(200);
  }

  private APIGatewayV2HTTPResponse get(Map<String, String> query) {
    APIGatewayV2HTTPEvent event = event("GET " + CHANGES);
    event.setQueryStringParameters(query);
    return handler.handleRequest(event, context);
  }

  private APIGatewayV2HTTPResponse post(String body, Map<String, String> headers) {
    now = now.plusMillis(1);
    APIGatewayV2HTTPEvent event = event("POST " + CHANGES);
    event.setHeaders(headers);
    event.setBody(body);
    return handler.handleRequest(event, context);
  }

  private APIGatewayV2HTTPResponse rollback(String changeId, String body) {
    now = now.plusMillis(1);
    APIGatewayV2HTTPEvent event = event(ROLLBACK);
    Map<String, String> path = new HashMap<>(event.getPathParameters());
    path.put("changeId", changeId);
    event.setPathParameters(path);
    event.setBody(body);
    event.getRequestContext().setRequestId("rollback-" + body.hashCode());
    return handler.handleRequest(event, context);
  }

  private static APIGatewayV2HTTPEvent event(String route) {
    String file = route.startsWith("GET") ? "history-get-changes" : "history-post-rollback";
    APIGatewayV2HTTPEvent event =
        EventLoader.loadApiGatewayHttpEvent("../../events/lambda/" + file + ".json");
    event.setRouteKey(route);
    return event;
  }

  private HistoryHandler handler() {
    InstantSource clock = () -> now;
    OpenChange openChange =
        new OpenChange(
            history, (_, id) -> queued.add(id), new ChangeIds(clock, new Random(1)), clock);
    return new HistoryHandler(
        new HistoryApi(new ReadChanges(history), new SubmitChange(history, openChange)));
  }

  private static JsonObject body(APIGatewayV2HTTPResponse response) {
    return JsonText.parse(response.getBody()).asJsonObject();
  }

  private static List<String> requestIds(JsonObject page) {
    return page.getJsonArray("changes").getValuesAs(JsonObject.class).stream()
        .map(change -> change.getString("requestId"))
        .toList();
  }
}
