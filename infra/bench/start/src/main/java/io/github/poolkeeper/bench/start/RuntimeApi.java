package io.github.poolkeeper.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API for one process, and, for a restored one, where its credentials are. Each
/// request is noted with the time at which it came in, each answer goes out at once.
///
/// Needs `-Dsun.net.httpserver.nodelay=true`: the JDK's server writes headers and body apart, and
/// delayed acknowledgements would cost up to forty milliseconds.
final class RuntimeApi implements AutoCloseable {
  private static final String NEXT = "/2018-06-01/runtime/invocation/next";
  private static final String RESTORE = "/2018-06-01/runtime/restore/next";
  private static final String CREDENTIALS = "/credentials";
  private static final long LIMIT_SECONDS = 60;

  /// What the process did, when, and what it said.
  record Moment(String path, long nanos, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> restores = new LinkedBlockingQueue<>();
  private volatile long released;

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    RuntimeApi api =
        new RuntimeApi(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    api.server.setExecutor(api.threads);
    api.server.createContext("/", api::answer);
    api.server.start();
    return api;
  }

  /// `host:port`, as in `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String credentialsUri() {
    return "http://" + address() + CREDENTIALS;
  }

  /// Waits until the process asks for its first event, or to be restored.
  long initialised() throws InterruptedException {
    return next().nanos();
  }

  /// Hands an event over and waits for the answer.
  ///
  /// @return the time between, in nanoseconds
  long invoke(byte[] event, Expected expected) throws InterruptedException {
    events.add(event);
    Moment answered = next();
    expected.of(answered.body());
    next();
    return answered.nanos() - released;
  }

  /// Restores the process with an event waiting, and waits for its answer.
  ///
  /// @return the time between, in nanoseconds
  long restore(byte[] event, Expected expected) throws InterruptedException {
    events.add(event);
    restores.add("restored");
    long begin = System.nanoTime();
    next();
    Moment answered = next();
    expected.of(answered.body());
    next();
    return answered.nanos() - begin;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private Moment next() throws InterruptedException {
    Moment moment = moments.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (moment == null || moment.path().endsWith("/error")) {
      throw new IllegalStateException("expected progress, met " + moment);
    }
    return moment;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      long now = System.nanoTime();
      if (path.equals(CREDENTIALS)) {
        send(exchange, 200, credentials());
        return;
      }
      moments.add(new Moment(path, now, body));
      switch (path) {
        case RESTORE -> send(exchange, 200, restores.take().getBytes(UTF_8));
        case NEXT -> handOver(exchange, events.take());
        default -> send(exchange, 202, new byte[0]);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOver(HttpExchange exchange, byte[] event) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add("Lambda-Runtime-Deadline-Ms", "" + (System.currentTimeMillis() + 60_000));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:b");
    headers.add("Content-Type", "application/json");
    released = System.nanoTime();
    send(exchange, 200, event);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] credentials() {
    return """
    {"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret","Token":"token",\
    "Expiration":"2099-01-01T00:00:00Z"}"""
        .getBytes(UTF_8);
  }
}
