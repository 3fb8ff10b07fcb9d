package io.github.poolkeeper.local.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/// ElasticMQ, in memory. Its queue URLs stand on another address than its own: the gateway's.
public final class ElasticMq implements LocalServer {
  private static final String BUILDER = "org.elasticmq.rest.sqs.SQSRestServerBuilder";

  private final IsolatedLibrary library;
  private final ForeignObject server;
  private final URI endpoint;

  private ElasticMq(IsolatedLibrary library, ForeignObject server, URI endpoint) {
    this.library = library;
    this.server = server;
    this.endpoint = endpoint;
  }

  /// Starts it on a free port.
  ///
  /// @param classPathFile names its class path
  /// @param queueUrls where the URLs of its queues point to
  public static ElasticMq start(Path classPathFile, URI queueUrls, String region, String accountId)
      throws Exception {
    var library = IsolatedLibrary.of(classPathFile);
    return library.within(
        () -> {
          ForeignObject address =
              library.create(
                  "org.elasticmq.NodeAddress",
                  queueUrls.getScheme(),
                  queueUrls.getHost(),
                  queueUrls.getPort(),
                  "");
          ForeignObject builder =
              library
                  .callStatic(BUILDER, "withInterface", "127.0.0.1")
                  .call("withPort", 0)
                  .call("withServerAddress", address)
                  .call("withAWSRegion", region)
                  .call("withAWSAccountId", accountId);
          return start(library, builder);
        });
  }

  private static ElasticMq start(IsolatedLibrary library, ForeignObject builder) throws Exception {
    ForeignObject server = builder.call("start");
    Object address = server.call("waitUntilStarted").call("localAddress").target();
    if (!(address instanceof InetSocketAddress socket)) {
      throw new IllegalStateException("ElasticMQ listens on no port: " + address);
    }
    return new ElasticMq(library, server, URI.create("http://127.0.0.1:" + socket.getPort()));
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  /// Does not wait for the end: that takes ten seconds while a client keeps a connection.
  @Override
  public void close() {
    try {
      library.within(() -> server.call("stopAndGetFuture").call("apply"));
    } catch (Exception e) {
      throw new IllegalStateException("ElasticMQ does not stop", e);
    }
  }
}
