package io.github.poolkeeper.local.signature;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// A request in the one spelling that is signed.
final class CanonicalRequest {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private CanonicalRequest() {}

  /// @param signedHeaders names in lower case
  static String of(SignableRequest request, SortedSet<String> signedHeaders) {
    return String.join(
        "\n",
        request.method(),
        path(request.uri()),
        query(request.uri()),
        signedHeaders.stream()
            .map(name -> name + ":" + values(request, name) + "\n")
            .collect(Collectors.joining()),
        String.join(";", signedHeaders),
        Hashes.sha256(request.body()));
  }

  /// Encoded once more than it was sent: only S3 signs paths as they are.
  private static String path(URI uri) {
    String sent = Optional.ofNullable(uri.normalize().getRawPath()).orElse("");
    String path = sent.isEmpty() ? "/" : sent;
    return Arrays.stream(path.split("/", -1))
        .map(segment -> encode(segment.getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.joining("/"));
  }

  private static String query(URI uri) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(
            pair ->
                List.of(encode(decode(pair[0])), pair.length > 1 ? encode(decode(pair[1])) : ""))
        .sorted((a, b) -> Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new)))
        .map(pair -> String.join("=", pair))
        .collect(Collectors.joining("&"));
  }

  private static String values(SignableRequest request, String name) {
    return request.headers().getOrDefault(name, List.of()).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  /// What is not a percent sign with two digits stands for itself, a plus too.
  private static byte[] decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
        decoded.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isHex(byte digit) {
    return Character.digit(digit, 16) >= 0;
  }

  private static String encode(byte[] bytes) {
    var encoded = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b & 0xFF));
      }
    }
    return encoded.toString();
  }
}
