package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.lambda.HttpApi;
import io.github.poolkeeper.local.lambda.HttpApi.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The template's HTTP API behind its IAM authorizer.
final class HistoryApi {
  private final HttpApi routes;
  private final Identities identities;

  HistoryApi(HttpApi routes, Identities identities) {
    this.routes = routes;
    this.identities = identities;
  }

  GatewayReply answer(GatewayRequest request) {
    return identities
        .of(request)
        .filter(caller -> !caller.isFunction())
        .map(caller -> answer(request, caller))
        .orElseGet(() -> GatewayReply.message(403, "Forbidden"));
  }

  private GatewayReply answer(GatewayRequest request, Identity identity) {
    Answer answer =
        routes.handle(
            new HttpApi.Request(
                request.method(),
                request.path(),
                Optional.ofNullable(request.uri().getRawQuery()).orElse(""),
                request.headers(),
                request.body(),
                identity.caller()));
    Map<String, List<String>> headers = new HashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    if (!answer.cookies().isEmpty()) {
      headers.put("set-cookie", answer.cookies());
    }
    return new GatewayReply.Answered(answer.status(), headers, answer.body());
  }
}
