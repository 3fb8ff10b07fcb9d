package io.github.poolkeeper.local.gateway;

import io.github.poolkeeper.local.iam.Access;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.signature.Verdict;

/// Why a request is not let in, and how each service says so.
///
/// @param type of the error in the JSON protocols
/// @param queryCode the same in SQS's older protocol, which its newer one repeats in a header
record Denial(String type, String queryCode, String message) {

  /// Nobody's request.
  static Denial of(Verdict.Refused refused) {
    return switch (refused.reason()) {
      case MISSING ->
          new Denial("MissingAuthenticationTokenException", "MissingAuthenticationToken", refused);
      case INCOMPLETE -> new Denial("IncompleteSignatureException", "IncompleteSignature", refused);
      case UNKNOWN_KEY ->
          new Denial("UnrecognizedClientException", "InvalidClientTokenId", refused);
      case WRONG -> new Denial("InvalidSignatureException", "SignatureDoesNotMatch", refused);
    };
  }

  private Denial(String type, String queryCode, Verdict.Refused refused) {
    this(type, queryCode, refused.message());
  }

  /// Somebody's request whom the resource's own policy keeps out.
  static Denial byResource(Identity caller, Access access) {
    return denied(caller, access, "with an explicit deny in a resource-based policy");
  }

  /// Somebody's request who may not do this.
  static Denial of(Identity caller, Access access, Decision decision) {
    String because =
        decision == Decision.DENIED
            ? "with an explicit deny in an identity-based policy"
            : "because no identity-based policy allows the %s action".formatted(access.action());
    return denied(caller, access, because);
  }

  private static Denial denied(Identity caller, Access access, String because) {
    return new Denial(
        "AccessDeniedException",
        "AccessDenied",
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller.caller().userArn(), access.action(), access.resource(), because));
  }

  GatewayReply from(AwsService service, GatewayRequest request) {
    return switch (service) {
      case COGNITO_IDP, EVENTS, STATES -> GatewayReply.awsError(400, type, message);
      case DYNAMODB -> GatewayReply.awsError(400, "com.amazon.coral.service#" + type, message);
      case SQS ->
          request.header("x-amz-target").isPresent()
              ? sqs()
              : GatewayReply.queryError(403, queryCode, message);
    };
  }

  private GatewayReply sqs() {
    return GatewayReply.awsError(403, "com.amazon.coral.service#" + type, message)
        .with("x-amzn-query-error", queryCode + ";Sender");
  }
}
