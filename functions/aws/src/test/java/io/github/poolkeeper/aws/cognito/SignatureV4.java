package io.github.poolkeeper.aws.cognito;

import io.github.poolkeeper.aws.server.AwsJsonServer.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4, computed a second time over what has arrived.
record SignatureV4(String secret, String region, String service) {
  private static final Pattern SIGNATURE = Pattern.compile("Signature=([0-9a-f]{64})");
  private static final Pattern SIGNED_HEADERS = Pattern.compile("SignedHeaders=([a-z0-9;-]+)");

  /// The signature that the request carries.
  static String in(Received request) {
    return find(SIGNATURE, request);
  }

  /// The signature that it should carry.
  String of(Received request) {
    String time = request.headers().getFirst("X-Amz-Date");
    String date = time.substring(0, 8);
    String scope = String.join("/", date, region, service, "aws4_request");
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hash(canonical(request)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = mac(key, part);
    }
    return HexFormat.of().formatHex(mac(key, toSign));
  }

  private static String canonical(Received request) {
    String names = find(SIGNED_HEADERS, request);
    StringBuilder headers = new StringBuilder();
    for (String name : names.split(";", -1)) {
      headers.append(name).append(':').append(request.headers().getFirst(name)).append('\n');
    }
    return String.join("\n", "POST", "/", "", headers, names, hash(request.body()));
  }

  private static String find(Pattern pattern, Received request) {
    Matcher matcher = pattern.matcher(request.headers().getFirst("Authorization"));
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in the Authorization header");
    }
    return matcher.group(1);
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
