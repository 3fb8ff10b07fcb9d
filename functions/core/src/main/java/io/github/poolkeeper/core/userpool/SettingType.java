package io.github.poolkeeper.core.userpool;

import java.util.List;
import java.util.regex.Pattern;

/// The type of a setting and the values that the API takes for it.
public sealed interface SettingType {
  /// An object with members of its own, each a setting.
  record Structure() implements SettingType {}

  record Flag() implements SettingType {}

  /// Both bounds are allowed values.
  record WholeNumber(int min, int max) implements SettingType {}

  /// Lengths are in characters; `shape` is in words, for messages and the reference page.
  record Text(int min, int max, Pattern pattern, String shape) implements SettingType {}

  /// From weak to strong where that means anything.
  record Choice(List<String> values) implements SettingType {
    public Choice {
      values = List.copyOf(values);
    }
  }

  /// A list without order or repetition.
  record ChoiceSet(List<String> values, List<String> required) implements SettingType {
    public ChoiceSet {
      values = List.copyOf(values);
      required = List.copyOf(required);
    }
  }

  /// `AccountRecoverySetting.RecoveryMechanisms`: one or two `{Name, Priority}`, ordered by
  /// priority; here by their names, each possible list from weak to strong.
  record RecoveryMechanisms(List<List<String>> weakToStrong) implements SettingType {
    public RecoveryMechanisms {
      weakToStrong = List.copyOf(weakToStrong);
    }
  }

  /// `UserPoolTags`: names of the caller's own choice.
  record Tags() implements SettingType {}

  /// A member of a read-only setting or anything else that is not looked into.
  record Anything() implements SettingType {}
}
