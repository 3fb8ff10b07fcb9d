package io.github.poolkeeper.core.json;

/// Text in which everything can be seen: what a terminal would act on, or a reader would take for
/// something else, is written as its escape. That is every control character (C0, DEL, C1), every
/// character that only formats (bidirectional controls, zero widths), separators of lines and
/// halves of characters. In JSON, where they only stand in strings, the text means the same.
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

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
