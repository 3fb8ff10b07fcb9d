package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import java.util.Map;
import java.util.Optional;

/// The AWS endpoints: finds out who calls what, holds functions to their policies, counts, and
/// hands over to the service's backend.
final class AwsApis {
  private final Identities identities;
  private final Permissions permissions;
  private final Map<AwsService, Backend> backends;
  private final RequestCount count;
  private final SenderBook senders;

  AwsApis(
      Identities identities,
      Permissions permissions,
      Map<AwsService, Backend> backends,
      RequestCount count,
      SenderBook senders) {
    this.identities = identities;
    this.permissions = permissions;
    this.backends = backends;
    this.count = count;
    this.senders = senders;
  }

  GatewayReply answer(Call call, GatewayRequest request) {
    return identities
        .of(request)
        .map(caller -> answer(call, request, caller))
        .orElseGet(AwsApis::unknownCaller);
  }

  private GatewayReply answer(Call call, GatewayRequest request, Identity caller) {
    count.add(caller, call);
    Optional<GatewayReply> refusal = permissions.refusal(caller, call, request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return senders.observe(caller, call, () -> backend(call.service()).answer(request));
  }

  private Backend backend(AwsService service) {
    return backends.getOrDefault(
        service, _ -> GatewayReply.awsError(503, "ServiceUnavailable", service + " is starting"));
  }

  private static GatewayReply unknownCaller() {
    return GatewayReply.awsError(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid."
            + " This stack knows the access keys test, approver1 and approver2.");
  }
}
