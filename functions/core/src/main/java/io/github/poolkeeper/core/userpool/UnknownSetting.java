package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.NearestName;
import io.github.poolkeeper.core.json.Pointer;
import java.util.List;
import java.util.Optional;

/// What to say of a name that is no setting: the nearest known one, or where that name belongs.
final class UnknownSetting {
  private UnknownSetting() {}

  static String message(Pointer path) {
    String name = path.segments().getLast();
    return NearestName.to(name, Settings.namesIn(path.parent()))
        .or(() -> elsewhere(name))
        .map(known -> name + " is no setting: did you mean " + known + "?")
        .orElse(name + " is no setting");
  }

  private static Optional<String> elsewhere(String name) {
    List<Setting> writable =
        Settings.all().stream()
            .filter(setting -> setting.access() instanceof Access.Writable)
            .toList();
    Optional<String> known =
        NearestName.to(name, writable.stream().map(Setting::name).distinct().toList());
    return writable.stream()
        .filter(setting -> known.filter(setting.name()::equals).isPresent())
        .map(setting -> String.join(".", setting.path().segments()))
        .findFirst();
  }
}
