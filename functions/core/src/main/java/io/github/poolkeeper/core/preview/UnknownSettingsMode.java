package io.github.poolkeeper.core.preview;

/// What to do with a pool that has settings which no model knows yet.
public enum UnknownSettingsMode {
  /// Carry them back unchanged.
  CARRY,
  /// Refuse to touch the pool, and name them.
  REFUSE
}
