package io.github.poolkeeper.local.gateway;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service that is not on this machine, named as that rather than taken for one that is.
///
/// @param name as it signs, `cloudformation`
record AbsentService(String name) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/,]+/\\d{8}/[^/,]+/([^/,]+)/aws4_request");
  private static final String CODE = "NotImplemented";

  /// Whom a request is meant for, if it is nobody here: neither its target nor the service that it
  /// is signed for.
  static Optional<AbsentService> of(GatewayRequest request) {
    Optional<String> target = request.header("x-amz-target");
    if (target.isPresent() && AwsService.callOf(request).isPresent()) {
      return Optional.empty();
    }
    return request
        .header("authorization")
        .map(SCOPE::matcher)
        .filter(Matcher::find)
        .map(scope -> scope.group(1))
        .filter(Predicate.not(AbsentService::isHere))
        .map(AbsentService::new);
  }

  private static boolean isHere(String name) {
    return name.equals(HistoryApi.SERVICE)
        || Arrays.stream(AwsService.values()).anyMatch(s -> s.endpointPrefix().equals(name));
  }

  GatewayReply answer(GatewayRequest request) {
    String message =
        "There is no %s on this machine: Poolkeeper's local stack has %s and the history API (execute-api)."
            .formatted(
                name,
                String.join(
                    ", ",
                    Arrays.stream(AwsService.values()).map(AwsService::endpointPrefix).toList()));
    return request.parameter("Action").isPresent()
        ? GatewayReply.queryError(501, CODE, message)
        : GatewayReply.awsError(501, CODE, message);
  }
}
