package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.lambda.HttpApi.Answer;
import io.github.poolkeeper.local.lambda.HttpApi.Caller;
import io.github.poolkeeper.local.lambda.HttpApi.Request;
import io.github.poolkeeper.local.lambda.HttpApi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiIT {

  private static final LambdaFunction ECHO =
      LambdaFunction.start(SampleFunctions.spec(EchoHandler.class));
  private static final LambdaFunction ROUTED =
      LambdaFunction.start(
          SampleFunctions.spec(RoutedHandler.class.getName(), Duration.ofSeconds(3)));

  private static final HttpApi API =
      new HttpApi(
          List.of(
              new Route("GET", "/user-pools/{id}/changes", ECHO),
              new Route("GET", "/user-pools/{id}/changes/{changeId}", ECHO),
              new Route("ANY", "/user-pools/{proxy+}", ECHO),
              new Route("POST", "/routed/{what}", ROUTED)));

  @AfterAll
  static void close() {
    ECHO.close();
    ROUTED.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /user-pools/a/changes, GET /user-pools/{id}/changes, a",
    "GET, /user-pools/a/changes/b, GET /user-pools/{id}/changes/{changeId}, b",
    "POST, /user-pools/a/changes, ANY /user-pools/{proxy+}, a/changes",
  })
  void callsTheFunctionOfTheMostSpecificRoute(
      String method, String path, String route, String parameter) {
    Answer answer = call(method, path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .asString(UTF_8)
        .contains("\"routeKey\":\"" + route + "\"", ":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /routed/answer, 202, 'made'",
    "POST, /routed/throw, 500, '{\"message\":\"Internal Server Error\"}'",
    "POST, /routed/nonsense, 500, '{\"message\":\"Internal Server Error\"}'",
    "POST, /routed/hang, 503, '{\"message\":\"Service Unavailable\"}'",
    "GET, /routed/answer, 404, '{\"message\":\"Not Found\"}'",
    "GET, /, 404, '{\"message\":\"Not Found\"}'",
    "GET, /user-pools/%zz/changes, 400, '{\"message\":\"Bad Request\"}'",
  })
  void answersAsApiGatewayDoes(String method, String path, int status, String body) {
    Answer answer = call(method, path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).asString(UTF_8).isEqualTo(body);
  }

  @Test
  void saysThatItsOwnAnswersAreJson() {
    assertThat(call("GET", "/").headers()).containsEntry("content-type", "application/json");
  }

  private static Answer call(String method, String path) {
    return API.handle(
        new Request(
            method,
            path,
            "",
            Map.of(),
            new byte[0],
            new Caller("test", "AIDALOCALTEST", "arn:aws:iam::0:user/test", "000000000000")));
  }
}
