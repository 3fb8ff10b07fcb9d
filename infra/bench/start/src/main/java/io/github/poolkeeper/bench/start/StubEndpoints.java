package io.github.poolkeeper.bench.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// AWS's endpoints over TLS, one a service as in the cloud, so that no connection serves two of
/// them. Every answer takes the same time.
final class StubEndpoints implements AutoCloseable {
  private static final List<String> VARIABLES =
      List.of(
          "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
          "AWS_ENDPOINT_URL_DYNAMODB",
          "AWS_ENDPOINT_URL_SQS",
          "AWS_ENDPOINT_URL_SFN");

  private final Duration latency;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpsServer> servers = new LinkedHashMap<>();
  private volatile StubAws aws;

  private StubEndpoints(StubAws aws, Duration latency) {
    this.aws = aws;
    this.latency = latency;
  }

  static StubEndpoints start(StubAws aws, Duration latency, TlsStores stores) throws IOException {
    StubEndpoints endpoints = new StubEndpoints(aws, latency);
    for (String variable : VARIABLES) {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(stores.context()));
      server.setExecutor(endpoints.threads);
      server.createContext("/", endpoints::answer);
      server.start();
      endpoints.servers.put(variable, server);
    }
    return endpoints;
  }

  /// What the requests from now on meet.
  void serve(StubAws account) {
    aws = account;
  }

  /// The environment variables that lead every AWS SDK here.
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    servers.forEach(
        (variable, server) ->
            environment.put(variable, "https://127.0.0.1:" + server.getAddress().getPort()));
    return environment;
  }

  @Override
  public void close() {
    servers.values().forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    long due = System.nanoTime() + latency.toNanos();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      JsonObject answer = aws.answer(target, Json.object(body));
      sleepUntil(due);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      byte[] bytes = Json.bytes(answer);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (RuntimeException e) {
      System.err.println("stub: " + e);
      exchange.sendResponseHeaders(400, -1);
    }
  }

  private static void sleepUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
