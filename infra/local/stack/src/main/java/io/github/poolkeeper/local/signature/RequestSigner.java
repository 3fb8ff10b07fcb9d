package io.github.poolkeeper.local.signature;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes requests that are signed, every header included.
public final class RequestSigner {
  private final AccessKey key;
  private final String region;
  private final InstantSource clock;

  public RequestSigner(AccessKey key, String region, InstantSource clock) {
    this.key = key;
    this.region = region;
    this.clock = clock;
  }

  /// Makes a request, to which unsigned settings may be added.
  ///
  /// @param service as its endpoint signs, `execute-api`
  public HttpRequest.Builder sign(
      String service, String method, URI uri, Map<String, String> headers, String body) {
    String time = Signature.time(clock.instant());
    Map<String, String> sent = new TreeMap<>();
    headers.forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
    sent.put("x-amz-date", time);
    key.sessionToken().ifPresent(token -> sent.put("x-amz-security-token", token));
    var scope = new CredentialScope(time.substring(0, 8), region, service);
    String authorization = authorization(signable(method, uri, sent, body), time, scope);
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    sent.forEach(request::header);
    return request.header("authorization", authorization);
  }

  /// The client sets `host` itself.
  private static SignableRequest signable(
      String method, URI uri, Map<String, String> headers, String body) {
    Map<String, List<String>> all =
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    all.put("host", List.of(uri.getRawAuthority()));
    return new SignableRequest(method, uri, all, body.getBytes(StandardCharsets.UTF_8));
  }

  private String authorization(SignableRequest request, String time, CredentialScope scope) {
    var signed = new TreeSet<>(request.headers().keySet());
    return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            Signature.ALGORITHM,
            key.id(),
            scope.text(),
            String.join(";", signed),
            Signature.of(request, signed, time, scope, key.secret()));
  }
}
