package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.core.change.ApiError;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// The four operations that read and write a configuration, in raw JSON.
final class CognitoApi {
  private final CognitoIdentityProviderClient client;

  @Inject
  CognitoApi(CognitoIdentityProviderClient client) {
    this.client = client;
  }

  Reply describe(UserPoolId id) {
    return exchange(
        naming(id),
        exchange ->
            client.describeUserPool(
                request ->
                    request.userPoolId(id.value()).overrideConfiguration(exchange::attachTo)));
  }

  Reply mfaConfig(UserPoolId id) {
    return exchange(
        naming(id),
        exchange ->
            client.getUserPoolMfaConfig(
                request ->
                    request.userPoolId(id.value()).overrideConfiguration(exchange::attachTo)));
  }

  Reply write(Call call, JsonObject body) {
    return exchange(
        body,
        exchange -> {
          switch (call) {
            case UPDATE_USER_POOL ->
                client.updateUserPool(request -> request.overrideConfiguration(exchange::attachTo));
            case SET_USER_POOL_MFA_CONFIG ->
                client.setUserPoolMfaConfig(
                    request -> request.overrideConfiguration(exchange::attachTo));
          }
        });
  }

  private static JsonObject naming(UserPoolId id) {
    return JsonValues.object().add("UserPoolId", id.value()).build();
  }

  private static Reply exchange(JsonObject body, Consumer<RawExchange> call) {
    RawExchange exchange = new RawExchange(body);
    try {
      call.accept(exchange);
      return new Reply.Given(exchange.received());
    } catch (SdkException e) {
      return Trouble.of(e);
    } catch (MalformedJsonException | ClassCastException e) {
      return new Reply.Interrupted(
          new ApiError("MalformedAnswer", "expected a JSON object: " + e.getMessage()),
          Optional.empty());
    }
  }
}
