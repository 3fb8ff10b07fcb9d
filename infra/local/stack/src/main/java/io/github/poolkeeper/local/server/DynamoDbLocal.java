package io.github.poolkeeper.local.server;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// AWS's DynamoDB Local, in memory, one database for every access key and Region.
public final class DynamoDbLocal implements LocalServer {
  private static final String LOCAL = "software.amazon.dynamodb.services.local.";

  private final IsolatedLibrary library;
  private final ForeignObject server;
  private final URI endpoint;

  private DynamoDbLocal(IsolatedLibrary library, ForeignObject server, URI endpoint) {
    this.library = library;
    this.server = server;
    this.endpoint = endpoint;
  }

  /// Starts it on a free port.
  ///
  /// @param classPathFile names its class path
  public static DynamoDbLocal start(Path classPathFile) throws Exception {
    var library = IsolatedLibrary.of(classPathFile);
    findNativeLibraries(library);
    return library.within(() -> start(library));
  }

  private static DynamoDbLocal start(IsolatedLibrary library) throws Exception {
    ForeignObject server = create(library);
    // Its own settings know neither an address to bind to nor a free port.
    ForeignObject connector = server.field("server").call("getConnectors").element(0);
    connector.call("setHost", "127.0.0.1");
    connector.call("setPort", 0);
    server.call("start");
    int port = connector.call("getLocalPort").asInt();
    return new DynamoDbLocal(library, server, URI.create("http://127.0.0.1:" + port));
  }

  /// What its main class does, without the banner and without telemetry.
  private static ForeignObject create(IsolatedLibrary library) throws Exception {
    library.callStatic(LOCAL + "monitoring.Telemetry", "configureTelemetry", "JAR", "", false);
    boolean inMemory = true;
    boolean shared = true;
    boolean delayed = false;
    ForeignObject requests =
        library.create(
            LOCAL + "server.LocalDynamoDBRequestHandler", 0, inMemory, null, shared, delayed);
    ForeignObject handler =
        library.create(LOCAL + "server.LocalDynamoDBServerHandler", requests, null);
    return library.create(LOCAL + "server.DynamoDBProxyServer", 0, handler);
  }

  /// SQLite's Java binding looks for its native half in the folders of this property.
  private static void findNativeLibraries(IsolatedLibrary library) {
    String folders =
        library.classPath().stream()
            .filter(entry -> entry.toString().matches(".*\\.(so|dylib|dll)"))
            .map(entry -> String.valueOf(entry.getParent()))
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    System.setProperty("sqlite4java.library.path", folders);
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      library.within(() -> server.call("stop"));
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }
}
