package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The HTTP/1.1 that the runtime interface client speaks: kept connections and bodies by
/// `Content-Length`.
///
/// Not the JDK's server, because that one writes headers and body apart: with delayed
/// acknowledgements this costs up to forty milliseconds an invocation.
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
final class RuntimeApiServer implements AutoCloseable {

  record Request(String method, String path, byte[] body) {}

  record Reply(int status, Map<String, String> headers, byte[] body) {}

  /// May wait as long as it likes: a connection has a thread of its own, and closing the server
  /// interrupts it.
  interface Handler {
    Reply answer(Request request) throws InterruptedException;
  }

  private final ServerSocket listener;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private RuntimeApiServer(ServerSocket listener, Handler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  static RuntimeApiServer start(Handler handler) {
    try {
      var listener = new ServerSocket();
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var server = new RuntimeApiServer(listener, handler);
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a Lambda Runtime API", e);
    }
  }

  /// `host:port`, as in `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
  }

  @Override
  public void close() {
    closeQuietly(listener);
    connections.forEach(RuntimeApiServer::closeQuietly);
    threads.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException | RejectedExecutionException _) {
        // Closed meanwhile: the condition of the loop ends it.
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = new BufferedInputStream(connection.getInputStream());
      while (true) {
        Reply reply = handler.answer(read(in));
        connection.getOutputStream().write(bytes(reply));
      }
    } catch (IOException _) {
      // The process has gone, and its exit says what there is to say.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] requestLine = line(in).split(" ", 3);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
    }
    return new Request(requestLine[0], requestLine[1], in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException();
      }
      line.write(octet);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  private static byte[] bytes(Reply reply) {
    var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" -\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(reply.body());
    return bytes.toByteArray();
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
