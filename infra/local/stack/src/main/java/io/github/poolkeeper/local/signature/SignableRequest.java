package io.github.poolkeeper.local.signature;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a request that a signature covers.
///
/// @param uri path and query, percent-encoded
/// @param headers names in lower case, `host` among them
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
public record SignableRequest(
    String method, URI uri, Map<String, List<String>> headers, byte[] body) {
  public SignableRequest {
    headers = Map.copyOf(headers);
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
