package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.util.Optional;

/// One row of [Settings].
///
/// @param absence the value that Cognito acts on where a pool does not have the setting, if that is
///     another than its neutral value; where there is neither, nothing is weaker than its absence
/// @param isRequired the structure around it cannot be without it
public record Setting(
    Pointer path,
    SettingType type,
    Access access,
    Neutral neutral,
    Weakening weakening,
    Optional<JsonValue> absence,
    boolean isRequired) {

  /// This row, where a pool without the setting is one that has this value.
  Setting absentAs(JsonValue value) {
    return new Setting(path, type, access, neutral, weakening, Optional.of(value), isRequired);
  }

  /// This row, where the structure around it cannot be without it.
  Setting required() {
    return new Setting(path, type, access, neutral, weakening, absence, true);
  }

  /// The value that counts where a pool does not have the setting.
  public Optional<JsonValue> whenAbsent() {
    return absence.or(
        () ->
            neutral instanceof Neutral.Value(JsonValue value)
                ? Optional.of(value)
                : Optional.empty());
  }

  public boolean isStructure() {
    return type instanceof SettingType.Structure;
  }

  public String name() {
    return path.segments().getLast();
  }
}
