package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;

/// One row of [Settings].
public record Setting(
    Pointer path, SettingType type, Access access, Neutral neutral, Weakening weakening) {

  public boolean isStructure() {
    return type instanceof SettingType.Structure;
  }

  public String name() {
    return path.segments().getLast();
  }
}
