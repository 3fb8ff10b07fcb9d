package io.github.poolkeeper.local.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Computes a signature.
final class Signature {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private Signature() {}

  /// @param time `20261126T101500Z`
  static String of(
      SignableRequest request,
      SortedSet<String> signedHeaders,
      String time,
      CredentialScope scope,
      String secret) {
    String hash =
        Hashes.sha256(CanonicalRequest.of(request, signedHeaders).getBytes(StandardCharsets.UTF_8));
    String toSign = String.join("\n", ALGORITHM, time, scope.text(), hash);
    return HexFormat.of().formatHex(Hashes.hmac(signingKey(secret, scope), toSign));
  }

  private static byte[] signingKey(String secret, CredentialScope scope) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part :
        Stream.of(scope.date(), scope.region(), scope.service(), CredentialScope.TERMINATOR)
            .toList()) {
      key = Hashes.hmac(key, part);
    }
    return key;
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /// @throws java.time.format.DateTimeParseException if it is none
  static Instant instant(String time) {
    return TIME.parse(time, Instant::from);
  }
}
