package io.github.poolkeeper.core.userpool;

/// Which direction of a change weakens the pool's protection. Choices are ordered from weak to
/// strong.
public enum Weakening {
  NEVER("never"),
  LOWERED("lower"),
  RAISED("higher"),
  REDUCED("fewer members"),
  CHANGED("any change");

  private final String direction;

  Weakening(String direction) {
    this.direction = direction;
  }

  /// In the words of the reference page.
  public String direction() {
    return direction;
  }
}
