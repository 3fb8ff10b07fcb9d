package io.github.poolkeeper.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Passes requests on as they are, and what comes back too. It cannot sign anew, so a real account
/// refuses what a client signed for this machine.
final class ForwardingBackend implements Backend {
  /// Those of the connection, not of the message, and what the client and the server set anew.
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client;
  private final URI endpoint;

  ForwardingBackend(HttpClient client, URI endpoint) {
    this.client = client;
    this.endpoint = endpoint;
  }

  @Override
  public GatewayReply answer(GatewayRequest request) {
    try {
      return answered(client.send(outgoing(request), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return GatewayReply.awsError(502, "ServiceUnavailable", endpoint + ": " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new GatewayReply.Dropped();
    }
  }

  private HttpRequest outgoing(GatewayRequest request) {
    var outgoing =
        HttpRequest.newBuilder(endpoint.resolve(request.uri().toString()))
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().entrySet().stream()
        .filter(header -> !NOT_PASSED_ON.contains(header.getKey()))
        .forEach(header -> header.getValue().forEach(v -> outgoing.header(header.getKey(), v)));
    return outgoing.build();
  }

  private static GatewayReply answered(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new HashMap<>(response.headers().map());
    headers.keySet().removeIf(name -> NOT_PASSED_ON.contains(name) || name.startsWith(":"));
    return new GatewayReply.Answered(response.statusCode(), headers, response.body());
  }
}
