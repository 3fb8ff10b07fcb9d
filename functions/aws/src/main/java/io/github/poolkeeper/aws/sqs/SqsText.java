package io.github.poolkeeper.aws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The text that SQS takes: not empty, and only the characters of XML 1.0, as `SendMessage`'s
/// reference lists them.
final class SqsText {
  private SqsText() {}

  static boolean isSendable(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(SqsText::isAllowed);
  }

  /// JSON that means the same, with the characters that SQS refuses as escapes. They can only stand
  /// in strings, and all are in the basic plane.
  static String sendableJson(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (isAllowed(c)) {
                text.appendCodePoint(c);
              } else {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return text.toString();
  }

  /// What the text counts against SQS's limits.
  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
