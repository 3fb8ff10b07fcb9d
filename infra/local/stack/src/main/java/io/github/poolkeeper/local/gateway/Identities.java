package io.github.poolkeeper.local.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Knows who has which access key. Signatures are not verified: this is a rehearsal on one machine,
/// and telling callers apart is what it takes.
final class Identities {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");

  private final Map<String, Identity> byAccessKey;

  Identities(List<Identity> identities) {
    this.byAccessKey =
        identities.stream()
            .collect(Collectors.toMap(i -> i.caller().accessKey(), Function.identity()));
  }

  /// Who signed the request with SigV4; empty without a signature or with an unknown key.
  Optional<Identity> of(GatewayRequest request) {
    return request
        .header("authorization")
        .or(() -> request.parameter("X-Amz-Credential").map(scope -> "Credential=" + scope))
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Optional.ofNullable(byAccessKey.get(found.group(1))));
  }
}
