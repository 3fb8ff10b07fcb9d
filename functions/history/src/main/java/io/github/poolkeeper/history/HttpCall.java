package io.github.poolkeeper.history;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import io.github.poolkeeper.core.change.Identity;
import io.github.poolkeeper.core.json.JsonValues;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.json.Violation;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One HTTP request, as far as the API looks at it. Header names are in lower case.
record HttpCall(
    String route,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    Caller caller) {

  /// Who sent it, as IAM verified it, and the id that API Gateway gave the request.
  record Caller(Optional<Identity> identity, Optional<String> arn, String requestId) {
    /// For what nobody may do without being somebody.
    Identity verified() {
      return identity.orElseThrow(() -> Response.forbidden("Nobody knows who you are."));
    }
  }

  static HttpCall of(APIGatewayV2HTTPEvent event) {
    return new HttpCall(
        event.getRouteKey(),
        known(event.getPathParameters()),
        known(event.getQueryStringParameters()),
        known(event.getHeaders()),
        body(event),
        caller(event.getRequestContext()));
  }

  /// In the form that the caller would rather read.
  Response answer(JsonObject body, Function<JsonObject, String> asText) {
    return switch (Representation.preferred(headers.getOrDefault("accept", "*/*"))) {
      case JSON -> Response.ok(body);
      case TEXT -> Response.text(asText.apply(body));
    };
  }

  /// Or for a spreadsheet, where the caller asks for that.
  Response answer(
      JsonObject body, Function<JsonObject, String> asText, Function<JsonObject, String> asCsv) {
    return Representation.isCsv(headers.getOrDefault("accept", "*/*"))
        ? Response.csv(asCsv.apply(body), JsonValues.text(body, "cursor"))
        : answer(body, asText);
  }

  String pathParameter(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow(Response::notFound);
  }

  private static Caller caller(RequestContext context) {
    Optional<RequestContext.IAM> iam =
        Optional.ofNullable(context.getAuthorizer()).map(RequestContext.Authorizer::getIam);
    String arn = iam.map(RequestContext.IAM::getUserArn).orElse("");
    return new Caller(
        iam.map(RequestContext.IAM::getUserId)
            .map(id -> Identity.of(id, arn))
            .or(() -> Optional.of(arn).filter(known -> !known.isEmpty()).map(Identity::new)),
        Optional.of(arn).filter(known -> !known.isEmpty()),
        context.getRequestId());
  }

  private static String body(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    return event.getIsBase64Encoded() ? decoded(body) : body;
  }

  /// API Gateway encodes what it does not take for text; it may be anything.
  private static String decoded(String body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getDecoder().decode(body)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw Response.invalid(List.of(new Violation(Pointer.ROOT, "expected JSON in UTF-8")));
    }
  }

  private static Map<String, String> known(@Nullable Map<String, String> values) {
    Map<String, String> known = new HashMap<>();
    Optional.ofNullable(values)
        .ifPresent(all -> all.forEach((k, v) -> known.put(k, v == null ? "" : v)));
    return Map.copyOf(known);
  }
}
