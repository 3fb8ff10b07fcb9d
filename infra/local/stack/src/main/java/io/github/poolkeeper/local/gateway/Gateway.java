package io.github.poolkeeper.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.poolkeeper.local.cognito.FakeCognito;
import io.github.poolkeeper.local.events.EventBus;
import io.github.poolkeeper.local.events.EventRules;
import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.AccessControl;
import io.github.poolkeeper.local.lambda.HttpApi;
import io.github.poolkeeper.local.template.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one port. It has its address from the start, because queue URLs and functions need it, and
/// answers once it is told what stands behind it; until then connections wait.
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  static {
    // The server reads these once, when its classes load. Without the first, every answer to a
    // kept connection waits 40 ms for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(workers).build();
  private final RequestCount count = new RequestCount();
  private final SenderBook senders = new SenderBook();

  private Gateway(HttpServer server) {
    this.server = server;
  }

  /// Who may call.
  ///
  /// @param identities who may sign requests
  /// @param clock tells whether a signature is fresh
  /// @param access decides what functions may do
  /// @param forbidden what a queue's own policy forbids to everybody
  public record Callers(
      List<Identity> identities,
      InstantSource clock,
      AccessControl access,
      Predicate<Access> forbidden) {
    public Callers {
      identities = List.copyOf(identities);
    }
  }

  /// Takes the port.
  ///
  /// @param port 0 for any free one
  public static Gateway open(int port) throws IOException {
    return new Gateway(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024));
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What this machine has in the place of Cognito and EventBridge.
  ///
  /// @param events what has been put on the template's bus
  /// @param notices what topics were told
  /// @param schedules fires every schedule
  /// @param outages trouble with any of the services
  public record StandIns(
      FakeCognito cognito,
      EventBus events,
      EventBus notices,
      EventRules rules,
      Runnable schedules,
      Outages outages) {}

  /// The servers behind the gateway; for the other services there are stand-ins.
  ///
  /// @param here those of this stack
  /// @param elsewhere those that somebody else runs
  public record Servers(Map<AwsService, URI> here, Map<AwsService, URI> elsewhere) {
    public Servers {
      here = Map.copyOf(here);
      elsewhere = Map.copyOf(elsewhere);
    }

    /// Where a service is.
    public URI endpoint(AwsService service) {
      return Objects.requireNonNull(here.getOrDefault(service, elsewhere.get(service)));
    }
  }

  /// Begins to answer.
  public void serve(
      Place place, Servers servers, Callers callers, StandIns standIns, HttpApi historyApi) {
    var callbacks = new CallbackBackend();
    Map<AwsService, Backend> backends = new EnumMap<>(AwsService.class);
    backends.put(AwsService.COGNITO_IDP, new CognitoBackend(standIns.cognito()));
    backends.put(AwsService.STATES, callbacks);
    backends.put(AwsService.EVENTS, new EventsBackend(standIns.rules()));
    servers.elsewhere().forEach((service, uri) -> backends.put(service, forwarding(uri)));
    servers.here().forEach((service, uri) -> backends.put(service, forwarding(uri)));
    if (servers.here().containsKey(AwsService.SQS)) {
      backends.computeIfPresent(
          AwsService.SQS, (_, sqs) -> new LongPollingBackend(sqs, callers.clock()));
    }
    backends.replaceAll(standIns.outages()::in);
    var known = new Identities(callers.identities(), callers.clock());
    var permissions =
        new Permissions(new RequiredAccess(place), callers.access(), callers.forbidden());
    var trail = new CallTrail(place, callers.clock(), standIns.rules());
    var aws = new AwsApis(known, permissions, trail, backends, count, senders);
    var rights = new Rights(place);
    var history = new HistoryApi(historyApi, known, rights, count);
    var administration =
        new Administration(
            new CognitoAdministration(standIns.cognito()),
            count,
            callers.access(),
            callbacks,
            new EventFeed(standIns.events()),
            new EventFeed(standIns.notices()),
            rights,
            standIns.schedules());
    server.createContext("/", exchange -> handle(exchange, aws, history, administration));
    server.setExecutor(workers);
    server.start();
  }

  private Backend forwarding(URI endpoint) {
    return new ForwardingBackend(client, endpoint);
  }

  /// The user id of who sent a message through this gateway.
  public Optional<String> senderOf(String messageId) {
    return senders.senderOf(messageId);
  }

  private static void handle(
      HttpExchange exchange, AwsApis aws, HistoryApi history, Administration administration)
      throws IOException {
    try (exchange) {
      GatewayRequest request = GatewayRequest.of(exchange);
      if (request.path().startsWith(Administration.PATH)) {
        reply(exchange, administration.answer(request));
        return;
      }
      Optional<AbsentService> absent = AbsentService.of(request);
      if (absent.isPresent()) {
        reply(exchange, absent.get().answer(request));
        return;
      }
      reply(
          exchange,
          AwsService.callOf(request)
              .map(call -> aws.answer(call, request))
              .orElseGet(() -> history.answer(request)));
    } catch (RuntimeException e) {
      LOG.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      throw e;
    }
  }

  private static void reply(HttpExchange exchange, GatewayReply reply) throws IOException {
    switch (reply) {
      case GatewayReply.Answered(int status, var headers, byte[] body) -> {
        exchange.getResponseHeaders().putAll(headers);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
      // Closing an exchange that has not answered closes its connection.
      case GatewayReply.Dropped() -> {}
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    workers.shutdownNow();
  }
}
