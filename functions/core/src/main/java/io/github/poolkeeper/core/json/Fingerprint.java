package io.github.poolkeeper.core.json;

import jakarta.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of a document's canonical form, in lower-case hex: equal documents, equal
/// fingerprints.
public record Fingerprint(String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!isValid(hex)) {
      throw new IllegalArgumentException("expected 64 hex digits, met \"" + hex + "\"");
    }
  }

  public static boolean isValid(String hex) {
    return HEX.matcher(hex).matches();
  }

  public static Fingerprint of(JsonValue document) {
    return ofCanonical(CanonicalJson.bytes(document));
  }

  /// Of a document whose canonical form is at hand.
  public static Fingerprint ofCanonical(byte[] canonicalJson) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new Fingerprint(HexFormat.of().formatHex(sha256.digest(canonicalJson)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
