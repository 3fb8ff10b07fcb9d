package io.github.poolkeeper.core.change;

import java.util.List;
import java.util.Random;

/// Pieces of JSON text that are hostile in themselves, some of them no JSON.
final class HostileFragments {
  private static final int LARGE = 330_000;

  private static final List<String> NUMBERS =
      List.of(
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "100e2147483647",
          "1e2147483648",
          "10e-2147483648",
          "1e99999999999",
          "0e2147483647",
          "1E400",
          "12.0",
          "1.2e1",
          "-0",
          "01",
          "+1",
          ".5",
          "1.",
          "0x10",
          "NaN",
          "Infinity",
          "9223372036854775808",
          "9".repeat(1_000),
          "9".repeat(1_200),
          "9".repeat(LARGE),
          "0." + "0".repeat(5_000) + "1",
          "1" + "0".repeat(1_000),
          "1." + "0".repeat(1_000));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "12",
          "true",
          "null",
          "\\u0000",
          "a\\u0000b",
          "\\ud800",
          "\\udc00\\ud800",
          "\\uffff",
          "\\ufeff",
          "\\u202e",
          "a#b/c~d",
          "request#1",
          "~2",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "'; DROP TABLE change; --",
          "<script>",
          "\\n\\r\\t",
          "\n",
          "\t",
          "\\x",
          "\\u12",
          "\\",
          "{####}",
          "%s%n",
          "arn:aws:lambda:::function:x");

  private static final List<String> STRUCTURES =
      List.of(
          "{}",
          "[]",
          "[[]]",
          "{\"\":\"\"}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":}",
          "[1,]",
          "[,]",
          "{,}",
          "[null,null]",
          "{\"$ref\":\"#\"}",
          "undefined",
          "tru",
          "'x'",
          "/**/1",
          "nul");

  private HostileFragments() {}

  static String value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> number(random);
      case 1 -> text(random);
      case 2 -> pick(random, STRUCTURES);
      case 3 -> "[".repeat(random.nextInt(80)) + number(random) + "]".repeat(random.nextInt(80));
      case 4 -> "\"" + incompressible(random, pick(random, List.of(90, 900, 9_000, LARGE))) + "\"";
      default -> pick(random, List.of("null", "true", "-1", "1000000", "\"x\"", "[1,\"2\",{}]"));
    };
  }

  static String number(Random random) {
    return pick(random, NUMBERS);
  }

  static String text(Random random) {
    return "\"" + pick(random, TEXTS) + "\"";
  }

  static String pointer(Random random) {
    return pick(
        random,
        List.of(
            "\"/LambdaConfig\"",
            "\"/LambdaConfig/PreSignUp\"",
            "\"/UserPoolTags/a~1b\"",
            "\"/\"",
            "\"//\"",
            "\"\"",
            "\"/~\"",
            "\"/a\\u0000\"",
            "\"/" + random.nextInt() + "\"",
            "\"/Policies/PasswordPolicy/MinimumLength/x\"",
            "\"/AutoVerifiedAttributes/0\"",
            "\"#/LambdaConfig\"",
            "\"/UserPoolTags/\\ud800\"",
            "7",
            "null"));
  }

  /// In a three-byte script and in no order: hardly compressible.
  static String incompressible(Random random, int bytes) {
    return random
        .ints(bytes / 3, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
