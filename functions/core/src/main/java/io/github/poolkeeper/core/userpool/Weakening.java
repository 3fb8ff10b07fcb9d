package io.github.poolkeeper.core.userpool;

/// Which direction of a change weakens the pool's protection. Choices are ordered from weak to
/// strong. [Movement] tells from it and from two values which way a setting moves.
public enum Weakening {
  NEVER("never"),
  LOWERED("lower"),
  RAISED("higher"),
  REDUCED("fewer members"),
  EXTENDED("more members"),
  /// Of a message's text: see [MessageText].
  LINKED("new markup, links or addresses"),
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
