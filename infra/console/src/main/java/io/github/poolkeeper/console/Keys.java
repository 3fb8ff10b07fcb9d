package io.github.poolkeeper.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;

/// The secrets of one run. The token is in the printed link and lets one browser in, once. What it
/// gets for it are two: a cookie that no script can read, and a key that the page sends along,
/// since a browser sends the cookies of 127.0.0.1 to every port of it.
final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final String token = fresh();
  private final String cookie = fresh();
  private final String key = fresh();
  private final AtomicBoolean isUsed = new AtomicBoolean();

  String token() {
    return token;
  }

  String cookie() {
    return cookie;
  }

  String key() {
    return key;
  }

  /// Whether somebody comes with the token for the first time.
  boolean admits(String candidate) {
    return same(token, candidate) && isUsed.compareAndSet(false, true);
  }

  boolean fit(String candidateCookie, String candidateKey) {
    boolean isCookie = same(cookie, candidateCookie);
    boolean isKey = same(key, candidateKey);
    return isCookie && isKey;
  }

  private static boolean same(String secret, String candidate) {
    return MessageDigest.isEqual(secret.getBytes(UTF_8), candidate.getBytes(UTF_8));
  }

  private static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
