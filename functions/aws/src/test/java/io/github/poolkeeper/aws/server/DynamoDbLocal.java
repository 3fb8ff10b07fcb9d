package io.github.poolkeeper.aws.server;

import java.io.File;
import java.net.URI;
import java.util.stream.Collectors;

/// AWS's DynamoDB Local, in memory, on a free port.
public final class DynamoDbLocal implements AutoCloseable {
  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private final Object server;
  private final URI endpoint;

  private DynamoDbLocal(Object server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  public static DynamoDbLocal start() throws Exception {
    ForeignLibrary library = new ForeignLibrary("dynamodb");
    System.setProperty("sqlite4java.library.path", nativeFolders(library));
    Thread thread = Thread.currentThread();
    ClassLoader ours = thread.getContextClassLoader();
    thread.setContextClassLoader(library.loader());
    try {
      String[] options = {"-inMemory", "-sharedDb", "-disableTelemetry"};
      Object server =
          library.callStatic(RUNNER, "createServerFromCommandLineArgs", (Object) options);
      return start(server);
    } finally {
      thread.setContextClassLoader(ours);
    }
  }

  /// Its options know neither an address nor a free port.
  private static DynamoDbLocal start(Object server) throws Exception {
    Object jetty = ForeignLibrary.field(server, "server");
    Object connector = ((Object[]) ForeignLibrary.call(jetty, "getConnectors"))[0];
    ForeignLibrary.call(connector, "setHost", "127.0.0.1");
    ForeignLibrary.call(connector, "setPort", 0);
    ForeignLibrary.call(server, "start");
    Object port = ForeignLibrary.call(connector, "getLocalPort");
    return new DynamoDbLocal(server, URI.create("http://127.0.0.1:" + port));
  }

  private static String nativeFolders(ForeignLibrary library) {
    return library.classPath().stream()
        .filter(entry -> entry.toString().matches(".*\\.(so|dylib|dll)"))
        .map(entry -> String.valueOf(entry.getParent()))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() throws ReflectiveOperationException {
    ForeignLibrary.call(server, "stop");
  }
}
