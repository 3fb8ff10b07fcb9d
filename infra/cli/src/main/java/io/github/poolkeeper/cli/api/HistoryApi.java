package io.github.poolkeeper.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.stack.Credentials;
import io.github.poolkeeper.cli.stack.Target;
import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.core.json.JsonText;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.MalformedJsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Asks the history API, signed. What it answers with an error status becomes a sentence, in one
/// place; a function that wakes up is waited for.
public final class HistoryApi implements AutoCloseable {
  private static final String SERVICE = "execute-api";
  private static final Set<Integer> PASSING = Set.of(429, 500, 503, 504);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final Target target;
  private final Terminal terminal;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(10))
          .socketTimeout(Duration.ofSeconds(40))
          .build();

  /// A request.
  ///
  /// @param path with its query, percent-encoded
  /// @param headers names in lower case
  /// @param body empty for none
  public record Request(String method, String path, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    public static Request get(String path) {
      return new Request("GET", path, Map.of(), "");
    }

    public static Request of(String method, String path, JsonObject body) {
      return new Request(method, path, Map.of("content-type", "application/json"), body.toString());
    }

    /// The same request under the same key is taken once.
    public Request under(String idempotencyKey) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put("idempotency-key", idempotencyKey);
      return new Request(method, path, more, body);
    }
  }

  /// An answer as it came.
  ///
  /// @param tableCursor the cursor of a page that has no place for it
  public record Reply(int status, String body, Optional<String> tableCursor) {
    /// Of the next page, in whatever form this one came.
    public Optional<String> cursor() {
      return tableCursor.or(() -> document(body).flatMap(page -> JsonValues.text(page, "cursor")));
    }

    public boolean isGood() {
      return status < 400;
    }
  }

  public HistoryApi(Target target, Terminal terminal) {
    this.target = target;
    this.terminal = terminal;
  }

  public Target target() {
    return target;
  }

  public JsonObject get(String path) {
    return ask(Request.get(path));
  }

  /// The document that a request is answered with.
  ///
  /// @throws ProblemException if it is answered with an error
  public JsonObject ask(Request request) {
    return document(good(request).body())
        .orElseThrow(
            () ->
                new TroubleException(
                    "%s answers no JSON: is it Poolkeeper's history API?".formatted(target.api())));
  }

  /// The answer, which may have no document.
  ///
  /// @throws ProblemException if it is an error
  public Reply good(Request request) {
    Reply reply = reply(request);
    if (!reply.isGood()) {
      throw ProblemException.of(request, reply);
    }
    return reply;
  }

  /// One page after the other, as long as somebody takes them.
  public Pages pages(String path, Map<String, String> query, String member) {
    return new Pages(this, path, query, member);
  }

  /// The answer, whatever it is; asked again while it is only trouble that passes.
  public Reply reply(Request request) {
    Reply reply = once(request);
    for (Duration pause : PAUSES) {
      if (!PASSING.contains(reply.status())) {
        return reply;
      }
      terminal.status("the history API answers " + reply.status() + "; asking again");
      sleep(pause);
      reply = once(request);
    }
    return reply;
  }

  private Reply once(Request request) {
    SdkHttpRequest unsigned = unsigned(request);
    Optional<ContentStreamProvider> body =
        request.body().isEmpty()
            ? Optional.empty()
            : Optional.of(ContentStreamProvider.fromUtf8String(request.body()));
    var identity = Credentials.of(target.caller());
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign -> {
                  sign.identity(identity)
                      .request(unsigned)
                      .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                      .putProperty(AwsV4HttpSigner.REGION_NAME, target.region());
                  body.ifPresent(sign::payload);
                });
    var call = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(call::contentStreamProvider);
    try {
      return reply(http.prepareRequest(call.build()).call());
    } catch (IOException e) {
      throw new TroubleException(unreachable(e), e);
    }
  }

  private SdkHttpRequest unsigned(Request request) {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(URI.create(target.api() + request.path()));
    request.headers().forEach(http::putHeader);
    if (!request.body().isEmpty()) {
      http.putHeader("content-length", String.valueOf(request.body().getBytes(UTF_8).length));
    }
    return http.build();
  }

  private static Reply reply(HttpExecuteResponse response) throws IOException {
    int status = response.httpResponse().statusCode();
    if (response.responseBody().isEmpty()) {
      return new Reply(status, "", Optional.empty());
    }
    try (InputStream stream = response.responseBody().get()) {
      String body = new String(stream.readAllBytes(), UTF_8);
      return new Reply(status, body, response.httpResponse().firstMatchingHeader("x-cursor"));
    }
  }

  private String unreachable(IOException e) {
    String host = target.api().getAuthority();
    return switch (e) {
      case UnknownHostException _ ->
          "there is no %s: is the network up, and is the address right?".formatted(host);
      case ConnectException _ ->
          "nothing answers at %s: is the network up, and does the stack run?".formatted(host);
      case SocketTimeoutException _ ->
          "%s takes too long to answer: try again; what was sent may have arrived".formatted(host);
      case SSLException ssl ->
          "%s cannot be trusted (%s): is there a proxy in between?"
              .formatted(host, ssl.getMessage());
      case IOException other -> "%s cannot be reached: %s".formatted(host, other.getMessage());
    };
  }

  static Optional<JsonObject> document(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject json ? Optional.of(json) : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /// A query, its names in order, as every signer wants it; empty for none.
  public static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : new TreeMap<>(parameters)
            .entrySet().stream()
                .map(p -> p.getKey() + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /// Waits so long.
  public static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException("interrupted", new InterruptedIOException());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
