package io.github.poolkeeper.cli.terminal;

import io.github.poolkeeper.core.json.VisibleText;

/// How a piece of text looks. Never the only sign of anything: colours are left out where nobody
/// sees them.
public enum Style {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  REMOVED("31"),
  ADDED("32"),
  WARNING("33");

  private static final String ESCAPE = "\u001b[";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /// Some text in one style.
  public record Piece(Style style, String text) {
    /// With escapes for what a terminal would act on.
    String shown(boolean colours) {
      String visible = VisibleText.of(text);
      return colours && style != PLAIN && !visible.isEmpty()
          ? ESCAPE + style.code + "m" + visible + ESCAPE + "0m"
          : visible;
    }

    /// How many columns of a terminal it takes.
    int width() {
      return VisibleText.of(text).codePoints().map(Style::width).sum();
    }

    /// Its start and `…`, where it is wider.
    Piece within(int columns) {
      if (width() <= columns) {
        return this;
      }
      StringBuilder start = new StringBuilder();
      int used = 1;
      for (int c : VisibleText.of(text).codePoints().toArray()) {
        used += Style.width(c);
        if (used > columns) {
          break;
        }
        start.appendCodePoint(c);
      }
      return new Piece(style, start.append('…').toString());
    }
  }

  public Piece of(String text) {
    return new Piece(this, text);
  }

  /// As terminals count (Unicode Standard Annex 11): letters of East Asia and pictures take two.
  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
    };
  }
}
