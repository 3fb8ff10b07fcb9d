package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.signature.SignatureCheck;
import io.github.poolkeeper.local.signature.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Knows who has which access key, and whose signature a request has.
final class Identities {
  private final Map<String, Identity> byAccessKey;
  private final SignatureCheck signatures;

  Identities(List<Identity> identities, InstantSource clock) {
    this.byAccessKey =
        identities.stream().collect(Collectors.toMap(i -> i.key().id(), Function.identity()));
    this.signatures = new SignatureCheck(identities.stream().map(Identity::key).toList(), clock);
  }

  /// Who signed a request, or why it is nobody's.
  sealed interface Signer {
    record Known(Identity identity) implements Signer {}

    record Unknown(Verdict.Refused refusal) implements Signer {}
  }

  /// @param service that the signature must be for
  Signer signer(GatewayRequest request, String service) {
    return switch (signatures.of(request.signable(), service)) {
      case Verdict.Signed(String accessKeyId) ->
          new Signer.Known(Objects.requireNonNull(byAccessKey.get(accessKeyId)));
      case Verdict.Refused refused -> new Signer.Unknown(refused);
    };
  }
}
