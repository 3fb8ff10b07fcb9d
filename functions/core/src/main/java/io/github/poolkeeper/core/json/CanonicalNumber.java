package io.github.poolkeeper.core.json;

import java.math.BigDecimal;

/// A number as ECMAScript's `Number.prototype.toString` lays out its digits (RFC 8785, section
/// 3.2.2.3).
final class CanonicalNumber {
  private static final int LARGEST_PLAIN_EXPONENT = 21;
  private static final int SMALLEST_PLAIN_EXPONENT = -6;

  private CanonicalNumber() {}

  static String of(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = number.stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    long point = (long) digits.length() - shortest.scale();
    return (number.signum() < 0 ? "-" : "") + layOut(digits, point);
  }

  /// The value is 0.digits × 10^point.
  private static String layOut(String digits, long point) {
    int length = digits.length();
    if (point > LARGEST_PLAIN_EXPONENT || point <= SMALLEST_PLAIN_EXPONENT) {
      return exponential(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat((int) -point) + digits;
    }
    if (point >= length) {
      return digits + "0".repeat((int) point - length);
    }
    return digits.substring(0, (int) point) + "." + digits.substring((int) point);
  }

  private static String exponential(String digits, long exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
