package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.cognito.Reply;
import jakarta.json.JsonObject;

/// Speaks the Cognito API's protocol, awsJson1_1, for the stand-in.
final class CognitoBackend implements Backend {
  private final FakeCognito cognito;

  CognitoBackend(FakeCognito cognito) {
    this.cognito = cognito;
  }

  @Override
  public GatewayReply answer(GatewayRequest request) {
    String operation =
        AwsService.callOf(request).map(AwsService.Call::operation).orElse("no operation");
    return request
        .json()
        .map(body -> answer(operation, body))
        .orElseGet(
            () -> GatewayReply.awsError(400, "SerializationException", "expected a JSON object"));
  }

  private GatewayReply answer(String operation, JsonObject body) {
    return switch (cognito.call(operation, body)) {
      case Reply.Answered(int status, JsonObject answer) ->
          GatewayReply.json(status, "application/x-amz-json-1.1", answer);
      case Reply.Dropped() -> new GatewayReply.Dropped();
    };
  }
}
