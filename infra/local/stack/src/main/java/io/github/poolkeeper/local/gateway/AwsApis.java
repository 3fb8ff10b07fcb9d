package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.gateway.AwsService.Call;
import io.github.poolkeeper.local.gateway.Identities.Signer;
import io.github.poolkeeper.local.signature.Verdict;
import java.util.Map;
import java.util.Optional;

/// The AWS endpoints: finds out who calls what, holds functions to their policies, counts, and
/// hands over to the service's backend.
final class AwsApis {
  private final Identities identities;
  private final Permissions permissions;
  private final CallTrail trail;
  private final Map<AwsService, Backend> backends;
  private final RequestCount count;
  private final SenderBook senders;

  AwsApis(
      Identities identities,
      Permissions permissions,
      CallTrail trail,
      Map<AwsService, Backend> backends,
      RequestCount count,
      SenderBook senders) {
    this.identities = identities;
    this.permissions = permissions;
    this.trail = trail;
    this.backends = backends;
    this.count = count;
    this.senders = senders;
  }

  GatewayReply answer(Call call, GatewayRequest request) {
    return switch (identities.signer(request, call.service().endpointPrefix())) {
      case Signer.Known(Identity caller) -> answer(call, request, caller);
      case Signer.Unknown(Verdict.Refused refused) ->
          Denial.of(refused).from(call.service(), request);
    };
  }

  private GatewayReply answer(Call call, GatewayRequest request, Identity caller) {
    count.add(caller, call);
    Optional<Denial> denial = permissions.denial(caller, call, request);
    if (denial.isPresent()) {
      return denial.get().from(call.service(), request);
    }
    return trail.observe(
        new CallTrail.Made(caller, call, request),
        () -> senders.observe(caller, call, () -> backend(call.service()).answer(request)));
  }

  private Backend backend(AwsService service) {
    return backends.getOrDefault(
        service, _ -> GatewayReply.awsError(503, "ServiceUnavailable", service + " is starting"));
  }
}
