package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.template.PolicyStatement.Access;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/// Holds functions to the policies of the template, so that a missing permission fails here and not
/// in the account. KMS is left out: which rights an update needs there, AWS does not say.
final class Permissions {
  private final RequiredAccess required;

  Permissions(RequiredAccess required) {
    this.required = required;
  }

  /// A refusal in AWS's words, if the caller may not do this.
  Optional<GatewayReply> refusal(Identity caller, Call call, GatewayRequest request) {
    JsonObject body = request.json().orElse(JsonValue.EMPTY_JSON_OBJECT);
    return caller.policy().stream()
        .flatMap(
            policy ->
                required.of(call, body).stream()
                    .filter(access -> policy.stream().noneMatch(s -> s.allows(access))))
        .findFirst()
        .map(denied -> refusal(caller, call.service(), denied));
  }

  private static GatewayReply refusal(Identity caller, AwsService service, Access denied) {
    return GatewayReply.awsError(
        service == AwsService.SQS ? 403 : 400,
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
            .formatted(
                caller.caller().userArn(), denied.action(), denied.resource(), denied.action()));
  }
}
