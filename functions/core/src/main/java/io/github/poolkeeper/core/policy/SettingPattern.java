package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.stream.IntStream;

/// Which settings a rule is about: a JSON pointer in which `*` stands for any one name.
record SettingPattern(Pointer pointer) {
  private static final String ANY = "*";

  static SettingPattern parse(String text) {
    return new SettingPattern(Pointer.parse(text));
  }

  boolean matches(Pointer path) {
    List<String> pattern = pointer.segments();
    List<String> segments = path.segments();
    return pattern.size() == segments.size()
        && IntStream.range(0, pattern.size())
            .allMatch(i -> pattern.get(i).equals(ANY) || pattern.get(i).equals(segments.get(i)));
  }

  /// Whether there is anything that it could be about.
  boolean isAboutASetting() {
    return Settings.all().stream().anyMatch(this::isAbout);
  }

  /// A tag's name is its owner's choice.
  private boolean isAbout(Setting setting) {
    return matches(setting.path())
        || (setting.type() instanceof SettingType.Tags
            && pointer.segments().size() == setting.path().segments().size() + 1
            && new SettingPattern(pointer.parent()).matches(setting.path()));
  }
}
