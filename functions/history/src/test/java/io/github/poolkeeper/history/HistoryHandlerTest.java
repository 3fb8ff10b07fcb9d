package io.github.poolkeeper.history;

import static io.github.poolkeeper.history.RehearsedApi.AT_POOL;
import static io.github.poolkeeper.history.RehearsedApi.POOL;
import static io.github.poolkeeper.history.RehearsedApi.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistoryHandlerTest {
  private final RehearsedApi api = new RehearsedApi();

  /// The request with which a schedule keeps the function awake, as the template has it.
  @Test
  void answersItsScheduleAndLeavesNothingBehind() throws IOException {
    Matcher input =
        Pattern.compile("Input: '(.*)'").matcher(Files.readString(Path.of("../../template.yaml")));
    assertThat(input.find()).isTrue();

    APIGatewayV2HTTPResponse response =
        api.handle(
            HttpEvents.read(
                new ByteArrayInputStream(input.group(1).getBytes(StandardCharsets.UTF_8))));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).isEqualTo("{\"userPools\":[]}");
    assertThat(api.history.ledger()).isEmpty();
    assertThat(api.queue.sent()).isEmpty();
  }

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
