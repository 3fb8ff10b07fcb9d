package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.Identities.Signer;
import io.github.poolkeeper.local.lambda.HttpApi;
import io.github.poolkeeper.local.lambda.HttpApi.Answer;
import io.github.poolkeeper.local.signature.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The template's HTTP API behind its IAM authorizer.
final class HistoryApi {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryApi.class);
  static final String SERVICE = "execute-api";

  private final HttpApi routes;
  private final Identities identities;
  private final Rights rights;
  private final RequestCount count;

  HistoryApi(HttpApi routes, Identities identities, Rights rights, RequestCount count) {
    this.routes = routes;
    this.identities = identities;
    this.rights = rights;
    this.count = count;
  }

  GatewayReply answer(GatewayRequest request) {
    return switch (identities.signer(request, SERVICE)) {
      case Signer.Known(Identity caller) when caller.isFunction() ->
          forbidden(request, "the functions' roles do not allow execute-api:Invoke");
      case Signer.Known(Identity caller) when !rights.allow(caller, request) ->
          forbidden(request, "the rights of " + caller.name() + " do not allow it");
      case Signer.Known(Identity caller) -> answer(request, caller);
      case Signer.Unknown(Verdict.Refused refused) -> forbidden(request, refused.message());
    };
  }

  /// API Gateway does not tell the caller more than this.
  private static GatewayReply forbidden(GatewayRequest request, String why) {
    LOG.warn("{} {} is forbidden: {}", request.method(), request.path(), why);
    return GatewayReply.message(403, "Forbidden");
  }

  private GatewayReply answer(GatewayRequest request, Identity identity) {
    count.add(identity, SERVICE, request.method());
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
