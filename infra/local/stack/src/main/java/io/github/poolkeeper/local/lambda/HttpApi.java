package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.local.lambda.Invocation.Failed;
import io.github.poolkeeper.local.lambda.Invocation.Succeeded;
import io.github.poolkeeper.local.lambda.Invocation.TimedOut;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The routes of an API Gateway HTTP API with Lambda integrations in payload format 2.0, after
/// "Create AWS Lambda proxy integrations for HTTP APIs" in the API Gateway Developer Guide.
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
public final class HttpApi {

  /// One entry of the API's table.
  ///
  /// @param method `ANY` for every method
  /// @param path with `{name}` for one segment, `{name+}` for the rest
  public record Route(String method, String path, LambdaFunction function) {}

  /// What came in, the signature already checked.
  ///
  /// @param rawPath as it came, percent-encoded
  /// @param rawQueryString as it came, empty for none
  public record Request(
      String method,
      String rawPath,
      String rawQueryString,
      Map<String, List<String>> headers,
      byte[] body,
      Caller caller) {}

  /// Who signed the request, as the IAM authorizer tells the function.
  public record Caller(String accessKey, String userId, String userArn, String accountId) {}

  /// What goes out.
  ///
  /// @param headers names in lower case
  /// @param cookies each to be sent as a `set-cookie` header of its own
  public record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    public Answer(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, List.of(), body);
    }

    static Answer message(int status, String message) {
      String json = "{\"message\":\"" + message + "\"}";
      return new Answer(status, Map.of("content-type", "application/json"), json.getBytes(UTF_8));
    }
  }

  /// A route and its path, parsed.
  private record Target(Route route, RoutePattern pattern) {

    String rank() {
      return pattern.rank() + (route.method().equals("ANY") ? "1" : "0");
    }

    boolean takes(String method) {
      return route.method().equals("ANY") || route.method().equals(method);
    }
  }

  /// A route and what its variables stand for in one path.
  private record Match(Route route, Map<String, String> pathParameters) {}

  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final List<Target> targets;
  private final HttpApiEvent event;

  public HttpApi(List<Route> routes) {
    this(routes, InstantSource.system());
  }

  HttpApi(List<Route> routes, InstantSource clock) {
    this.targets =
        routes.stream()
            .map(route -> new Target(route, RoutePattern.parse(route.path())))
            .sorted(Comparator.comparing(Target::rank))
            .toList();
    this.event = new HttpApiEvent(clock);
  }

  /// Calls the function of the most specific route, or answers as API Gateway does without one.
  public Answer handle(Request request) {
    if (MALFORMED.matcher(request.rawPath() + "?" + request.rawQueryString()).find()) {
      return Answer.message(400, "Bad Request");
    }
    return match(request)
        .map(match -> invoke(match, request))
        .orElseGet(() -> Answer.message(404, "Not Found"));
  }

  private Optional<Match> match(Request request) {
    return targets.stream()
        .filter(target -> target.takes(request.method()))
        .flatMap(
            target ->
                target.pattern().match(request.rawPath()).stream()
                    .map(parameters -> new Match(target.route(), parameters)))
        .findFirst();
  }

  private Answer invoke(Match match, Request request) {
    String routeKey = match.route().method() + " " + match.route().path();
    byte[] payload = JsonText.bytes(event.of(routeKey, match.pathParameters(), request));
    return switch (match.route().function().invoke(payload)) {
      case Succeeded(byte[] response) ->
          HttpApiResponse.parse(response)
              .orElseGet(() -> Answer.message(500, "Internal Server Error"));
      case Failed _ -> Answer.message(500, "Internal Server Error");
      case TimedOut _ -> Answer.message(503, "Service Unavailable");
    };
  }
}
