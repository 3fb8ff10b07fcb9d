package io.github.poolkeeper.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.LogLine;

/// Answers the routes of the history API.
public final class HistoryHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final HistoryApi api;

  public HistoryHandler() {
    this(HistoryComponent.of(Environment.ofProcess()).historyApi());
  }

  HistoryHandler(HistoryApi api) {
    this.api = api;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    LogLine line = LogLine.of("http").with("route", event.getRouteKey());
    Answer answer = answer(event, line);
    line.with("status", "" + answer.status()).to(context.getLogger());
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.body())
        .build();
  }

  private Answer answer(APIGatewayV2HTTPEvent event, LogLine line) {
    try {
      return api.answer(HttpCall.of(event));
    } catch (ProblemException problem) {
      return problem.answer();
    } catch (RuntimeException trouble) {
      line.with(trouble);
      return Answer.problem(500, "Internal server error", "Nothing is lost; try again.");
    }
  }
}
