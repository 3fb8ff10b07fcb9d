package io.github.poolkeeper.core.json;

/// Text in which everything can be seen: what a terminal would act on, or a reader would take for
/// something else, is written as its escape. That is every control character (C0, DEL, C1), every
/// character that only formats (bidirectional controls, zero widths), separators of lines, blanks
/// but for the space, letters and signs without a shape, halves of characters, and what no standard
/// gives a shape. In JSON, where they only stand in strings, the text means the same.
public final class VisibleText {
  private VisibleText() {}

  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c)) {
                Character.toString(c)
                    .chars()
                    .forEach(unit -> visible.append(String.format("\\u%04x", unit)));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.toString();
  }

  /// Whether there is half a character in it: a surrogate without the other. No service can hold
  /// it.
  public static boolean isBroken(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /// Whether a code point is none that can be seen.
  public static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> isShapeless(c);
    };
  }

  /// Of the characters that Unicode has no shape for (Default_Ignorable_Code_Point), those that
  /// their categories do not tell; and the blank among the Braille patterns.
  private static boolean isShapeless(int c) {
    return switch (c) {
      case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
      default -> isVariant(c);
    };
  }

  private static boolean isVariant(int c) {
    return (c >= 0x180b && c <= 0x180f)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0100 && c <= 0xe01ef);
  }
}
