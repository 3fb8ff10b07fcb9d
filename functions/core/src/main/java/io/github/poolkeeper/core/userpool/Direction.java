package io.github.poolkeeper.core.userpool;

import java.util.Locale;

/// Which way a change moves a setting.
public enum Direction {
  /// The pool's protection becomes weaker, or it cannot be told that it does not.
  LOOSENING,
  /// It becomes stronger.
  TIGHTENING,
  /// It stays.
  NEUTRAL;

  /// As it stands in a policy and in a record.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The direction that a word names.
  ///
  /// @throws IllegalArgumentException for any other word
  public static Direction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
