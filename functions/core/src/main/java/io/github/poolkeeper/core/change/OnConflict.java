package io.github.poolkeeper.core.change;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a rollback does with a setting that somebody else has changed since.
public enum OnConflict {
  /// Write nothing and say which settings conflict.
  REFUSE,
  /// Leave those settings as they are and undo the rest.
  SKIP,
  /// Undo them too.
  FORCE;

  /// As it stands in a message.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(OnConflict::word).toList();
  }

  /// The value that a message's word names.
  ///
  /// @throws IllegalArgumentException for any other word
  public static OnConflict of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
