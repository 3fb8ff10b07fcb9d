package io.github.poolkeeper.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.poolkeeper.aws.client.ClientSettings;
import io.github.poolkeeper.aws.lambda.Environment;
import io.github.poolkeeper.aws.lambda.LogLine;
import io.github.poolkeeper.aws.lambda.Priming;
import io.github.poolkeeper.aws.lambda.StartLine;
import io.github.poolkeeper.core.history.SnapshotForgedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/// Answers the routes of the history API.
public final class HistoryHandler implements RequestStreamHandler {
  private final HistoryApi api;
  private final InstantSource clock;

  public HistoryHandler() {
    this(Environment.ofProcess());
  }

  private HistoryHandler(Environment environment) {
    this(environment, HistoryComponent.of(environment, ClientSettings.live()));
  }

  private HistoryHandler(Environment environment, HistoryComponent component) {
    this(component.historyApi(), InstantSource.system());
    StartLine.write(environment, component.policy().version());
    Priming.register(environment, new HistoryRehearsal(environment));
  }

  HistoryHandler(HistoryApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    HttpEvents.write(handleRequest(HttpEvents.read(event), context), response);
  }

  APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    LogLine line = LogLine.of("http", context, clock).with("route", event.getRouteKey());
    Response answer = answer(event, line);
    line.with("httpStatus", answer.status()).write();
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.body())
        .build();
  }

  private Response answer(APIGatewayV2HTTPEvent event, LogLine line) {
    try {
      HttpCall call = HttpCall.of(event);
      line.with("request", call.caller().requestId());
      call.path().forEach(line::with);
      Response answer = api.answer(call);
      if (answer.isTooLarge()) {
        line.with(new IllegalStateException("more than Lambda gives back"));
        return Response.problem(
            500, "Answer too large", "It has more than one answer can have; ask for less at once.");
      }
      return answer;
    } catch (ProblemException problem) {
      return problem.answer();
    } catch (SnapshotForgedException forged) {
      line.with(forged);
      return Response.problem(500, "History forged", String.valueOf(forged.getMessage()));
    } catch (RuntimeException trouble) {
      line.with(trouble);
      return Response.problem(500, "Internal server error", "Nothing is lost; try again.");
    }
  }
}
