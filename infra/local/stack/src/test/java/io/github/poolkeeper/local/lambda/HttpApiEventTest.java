package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.lambda.HttpApi.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiEventTest {

  private static final HttpApiEvent EVENT =
      new HttpApiEvent(() -> Instant.parse("2026-03-02T19:03:58Z"));

  private static final Caller CALLER =
      new Caller("test", "AIDALOCALTEST", "arn:aws:iam::000000000000:user/test", "000000000000");

  @Test
  void looksAsApiGatewayMakesIt() {
    Request request =
        new Request(
            "POST",
            "/user-pools/eu-central-1_a/changes",
            "limit=5&status=A&status=B%20C&empty",
            Map.of(
                "Host", List.of("localhost:4566"),
                "User-Agent", List.of("aws-cli"),
                "Content-Type", List.of("application/json; charset=utf-8"),
                "X-Twice", List.of("one", "two"),
                "Cookie", List.of("a=1; b=2")),
            "{\"reason\":\"語\"}".getBytes(UTF_8),
            CALLER);
    JsonObject event =
        EVENT.of("POST /user-pools/{id}/changes", Map.of("id", "eu-central-1_a"), request);
    String requestId = event.getJsonObject("requestContext").getString("requestId");
    assertThat(requestId).isNotEmpty();
    assertThat((Object) event)
        .isEqualTo(
            json(
                """
                {
                  "version": "2.0",
                  "routeKey": "POST /user-pools/{id}/changes",
                  "rawPath": "/user-pools/eu-central-1_a/changes",
                  "rawQueryString": "limit=5&status=A&status=B%20C&empty",
                  "cookies": ["a=1", "b=2"],
                  "headers": {
                    "content-type": "application/json; charset=utf-8",
                    "host": "localhost:4566",
                    "user-agent": "aws-cli",
                    "x-twice": "one,two"
                  },
                  "queryStringParameters": {"empty": "", "limit": "5", "status": "A,B C"},
                  "requestContext": {
                    "accountId": "000000000000",
                    "apiId": "local",
                    "authorizer": {
                      "iam": {
                        "accessKey": "test",
                        "accountId": "000000000000",
                        "callerId": "AIDALOCALTEST",
                        "cognitoIdentity": null,
                        "principalOrgId": null,
                        "userArn": "arn:aws:iam::000000000000:user/test",
                        "userId": "AIDALOCALTEST"
                      }
                    },
                    "domainName": "localhost:4566",
                    "domainPrefix": "local",
                    "http": {
                      "method": "POST",
                      "path": "/user-pools/eu-central-1_a/changes",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "127.0.0.1",
                      "userAgent": "aws-cli"
                    },
                    "requestId": "REQUEST-ID",
                    "routeKey": "POST /user-pools/{id}/changes",
                    "stage": "$default",
                    "time": "02/Mar/2026:19:03:58 +0000",
                    "timeEpoch": 1772478238000
                  },
                  "pathParameters": {"id": "eu-central-1_a"},
                  "body": "{\\"reason\\":\\"語\\"}",
                  "isBase64Encoded": false
                }
                """
                    .replace("REQUEST-ID", requestId)));
  }

  @Test
  void leavesOutWhatIsEmpty() {
    Request request = new Request("GET", "/user-pools", "", Map.of(), new byte[0], CALLER);
    JsonObject event = EVENT.of("GET /user-pools", Map.of(), request);
    assertThat(event)
        .doesNotContainKeys("cookies", "queryStringParameters", "pathParameters", "body")
        .containsEntry("isBase64Encoded", JsonValue.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, {}, false",
    "'Application/JSON; charset=utf-8', {}, false",
    "text/plain, {}, false",
    "application/xml, {}, false",
    "application/merge-patch+json, e30=, true",
    "application/x-www-form-urlencoded, e30=, true",
    "'', e30=, true",
  })
  void encodesTheBodyThatIsNotKnownAsText(String contentType, String body, boolean encoded) {
    Request request =
        new Request(
            "POST",
            "/user-pools",
            "",
            contentType.isEmpty() ? Map.of() : Map.of("content-type", List.of(contentType)),
            "{}".getBytes(UTF_8),
            CALLER);
    JsonObject event = EVENT.of("POST /user-pools", Map.of(), request);
    assertThat(event.getString("body")).isEqualTo(body);
    assertThat(event.getBoolean("isBase64Encoded")).isEqualTo(encoded);
  }

  private static JsonObject json(String text) {
    return JsonText.parse(text.getBytes(UTF_8)).asJsonObject();
  }
}
