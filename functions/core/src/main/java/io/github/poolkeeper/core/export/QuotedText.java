package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.VisibleText;
import java.util.Arrays;
import java.util.List;

/// Texts in double quotes, as HCL and YAML both read them: what cannot be seen, and what ends a
/// text, is an escape.
final class QuotedText {
  private QuotedText() {}

  /// HCL also reads `${` and `%{`, which start an expression unless they are doubled.
  static String hcl(String text) {
    return '"' + escaped(text).replace("${", "$${").replace("%{", "%%{") + '"';
  }

  static String yaml(String text) {
    return '"' + escaped(text) + '"';
  }

  /// The lines of a text that is worth a line each; only one where it is not.
  static List<String> lines(String text) {
    return Arrays.asList(text.split("\n", -1));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (!VisibleText.isHidden(c)) {
          yield Character.toString(c);
        }
        yield c > Character.MAX_VALUE ? String.format("\\U%08x", c) : String.format("\\u%04x", c);
      }
    };
  }
}
