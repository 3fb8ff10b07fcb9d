package io.github.poolkeeper.core.proposal;

import java.util.Locale;

/// What to do with a pool that has settings which no model knows yet.
public enum UnknownSettingsMode {
  /// Carry them back unchanged.
  CARRY,
  /// Refuse to touch the pool, and name them.
  REFUSE;

  /// The mode of that name, `carry` or `refuse`.
  public static UnknownSettingsMode of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
