package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HistoryHandlerTest {
  private final RehearsedApi api = new RehearsedApi();

  @Test
  void answersTheSampleOfAList() {
    assertThat(api.handle(sample("history-get-changes")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void readsTheSampleOfARollback() {
    APIGatewayV2HTTPResponse response = api.handle(sample("history-post-rollback"));

    assertThat(response.getStatusCode()).as("its change is not on record").isEqualTo(404);
  }

  @Test
  void readsABodyThatApiGatewayHasEncoded() {
    APIGatewayV2HTTPEvent event = sample("history-post-rollback");
    event.setRouteKey("POST /user-pools/{id}/changes");
    event.setIsBase64Encoded(true);
    event.setBody(
        Base64.getEncoder()
            .encodeToString(
                "{\"reason\":\"ä\",\"change\":{\"PoolName\":\"x\"}}"
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(api.handle(event).getStatusCode()).isEqualTo(202);
    assertThat(api.history.ledger(POOL).getFirst().explanation().reason()).contains("ä");
  }

  @Test
  void findsNothingUnderARouteThatItDoesNotHave() {
    APIGatewayV2HTTPEvent event = sample("history-get-changes");
    event.setRouteKey("$default");

    assertThat(api.handle(event).getStatusCode()).isEqualTo(404);
  }

  @Test
  void answersAProblemWhenSomethingBreaksAndLogsIt() {
    api.pools.nextRead(
        () -> {
          throw new IllegalStateException("broken");
        });

    APIGatewayV2HTTPResponse response =
        api.post(AT_POOL + "/plan", "{\"change\":{\"PoolName\":\"x\"}}");

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(body(response).getString("detail")).doesNotContain("broken");
    assertThat(api.context.log().getFirst()).contains("IllegalStateException");
  }

  private static APIGatewayV2HTTPEvent sample(String name) {
    return EventLoader.loadApiGatewayHttpEvent("../../events/lambda/" + name + ".json");
  }
}
