package io.github.poolkeeper.core.export;

import io.github.poolkeeper.core.json.VisibleText;

/// Lines of a file, indented by two spaces a level.
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private int level;

  Lines line(String line) {
    text.append("  ".repeat(line.isEmpty() ? 0 : level)).append(line).append('\n');
    return this;
  }

  /// Whatever stands in it, it ends with its line.
  Lines comment(String words) {
    return line("# " + VisibleText.of(words));
  }

  Lines in() {
    level++;
    return this;
  }

  Lines out() {
    level--;
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
