package io.github.poolkeeper.aws.server;

import java.net.InetSocketAddress;
import java.net.URI;

/// ElasticMQ, in memory, on a free port, with SQS's own limits.
public final class ElasticMq implements AutoCloseable {
  private static final String BUILDER = "org.elasticmq.rest.sqs.SQSRestServerBuilder";

  private final Object server;
  private final URI endpoint;

  private ElasticMq(Object server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  public static ElasticMq start() throws Exception {
    ForeignLibrary library = new ForeignLibrary("elasticmq");
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    thread.setContextClassLoader(library.loader());
    try {
      Object local = library.callStatic(BUILDER, "withInterface", "127.0.0.1");
      Object server = ForeignLibrary.call(ForeignLibrary.call(local, "withPort", 0), "start");
      Object binding = ForeignLibrary.call(server, "waitUntilStarted");
      InetSocketAddress address = (InetSocketAddress) ForeignLibrary.call(binding, "localAddress");
      return new ElasticMq(server, URI.create("http://127.0.0.1:" + address.getPort()));
    } finally {
      thread.setContextClassLoader(ours);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /// Does not wait for the end: that takes ten seconds while a client keeps a connection.
  @Override
  public void close() throws ReflectiveOperationException {
    ForeignLibrary.call(ForeignLibrary.call(server, "stopAndGetFuture"), "apply");
  }
}
