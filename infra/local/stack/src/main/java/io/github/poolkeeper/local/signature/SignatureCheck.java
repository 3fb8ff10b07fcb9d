package io.github.poolkeeper.local.signature;

import io.github.poolkeeper.local.signature.Verdict.Reason;
import io.github.poolkeeper.local.signature.Verdict.Refused;
import io.github.poolkeeper.local.signature.Verdict.Signed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds out who signed a request, and whether it is what was signed.
///
/// The Region of a signature is not looked at: one port stands for every Region. Presigned requests
/// are unsigned here.
public final class SignatureCheck {
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Map<String, AccessKey> keys;
  private final InstantSource clock;

  public SignatureCheck(List<AccessKey> keys, InstantSource clock) {
    this.keys = keys.stream().collect(Collectors.toMap(AccessKey::id, Function.identity()));
    this.clock = clock;
  }

  /// Checks a request.
  ///
  /// @param service that the signature must be for
  public Verdict of(SignableRequest request, String service) {
    Optional<String> header = request.header("authorization");
    if (header.isEmpty()) {
      return new Refused(Reason.MISSING, "Missing Authentication Token");
    }
    return Authorization.parse(header.get())
        .map(authorization -> verdict(request, authorization, service))
        .orElseGet(
            () ->
                new Refused(
                    Reason.INCOMPLETE,
                    "Authorization header requires AWS4-HMAC-SHA256 with a Credential,"
                        + " SignedHeaders and a Signature."));
  }

  private Verdict verdict(SignableRequest request, Authorization authorization, String service) {
    AccessKey key = keys.get(authorization.accessKeyId());
    if (key == null || !token(request).equals(key.sessionToken())) {
      return new Refused(
          Reason.UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
    return trouble(request, authorization, service)
        .or(() -> mismatch(request, authorization, key))
        .<Verdict>map(message -> new Refused(Reason.WRONG, message))
        .orElseGet(() -> new Signed(key.id()));
  }

  /// The guide's curl command sends an empty one when there is none.
  private static Optional<String> token(SignableRequest request) {
    return request.header("x-amz-security-token").filter(token -> !token.isEmpty());
  }

  private Optional<String> trouble(
      SignableRequest request, Authorization authorization, String service) {
    String time = request.header("x-amz-date").orElse("");
    if (!authorization.scope().service().equals(service)) {
      return Optional.of(
          "Credential should be scoped to correct service: '%s'.".formatted(service));
    }
    if (!time.startsWith(authorization.scope().date())) {
      return Optional.of(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != '%s'."
              .formatted(authorization.scope().date(), time));
    }
    return unsigned(request, authorization).or(() -> skew(time));
  }

  private static Optional<String> unsigned(SignableRequest request, Authorization authorization) {
    return request.headers().keySet().stream()
        .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
        .filter(name -> !authorization.signedHeaders().contains(name))
        .findFirst()
        .map("'%s' must be a 'SignedHeader' in the AWS Authorization."::formatted);
  }

  private Optional<String> skew(String time) {
    try {
      Instant signed = Signature.instant(time);
      Instant now = clock.instant();
      if (signed.isBefore(now.minus(SKEW))) {
        return Optional.of(
            "Signature expired: %s is now earlier than %s"
                .formatted(time, Signature.time(now.minus(SKEW))));
      }
      return Optional.of(
              "Signature not yet current: %s is still later than %s"
                  .formatted(time, Signature.time(now.plus(SKEW))))
          .filter(_ -> signed.isAfter(now.plus(SKEW)));
    } catch (DateTimeParseException _) {
      return Optional.of("Date must be in ISO-8601 'basic format'. Got '%s'.".formatted(time));
    }
  }

  private static Optional<String> mismatch(
      SignableRequest request, Authorization authorization, AccessKey key) {
    String time = request.header("x-amz-date").orElse("");
    String expected =
        Signature.of(
            request, authorization.signedHeaders(), time, authorization.scope(), key.secret());
    boolean hashHolds =
        request
            .header("x-amz-content-sha256")
            .filter(hash -> !hash.equals(Hashes.sha256(request.body())))
            .isEmpty();
    return Optional.of(
            "The request signature we calculated does not match the signature you provided."
                + " Check your AWS Secret Access Key and signing method."
                + " Consult the service documentation for details.")
        .filter(_ -> !(hashHolds && isEqual(expected, authorization.signature())));
  }

  private static boolean isEqual(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
  }
}
