package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.SettingType;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.stream.IntStream;

/// One rule of a policy: what it makes of settings that move in a direction, and why.
///
/// @param isOfOwnedPools whether it applies only to pools that have an [Owner]
record Rule(
    String id,
    List<Pattern> settings,
    Way direction,
    Effect effect,
    String because,
    boolean isOfOwnedPools) {
  Rule {
    settings = List.copyOf(settings);
  }

  /// The directions that a rule is about.
  enum Way {
    LOOSENING,
    /// Everything that does not weaken the pool, what leaves it as strong included.
    TIGHTENING,
    ANY;

    boolean covers(Direction direction) {
      return switch (this) {
        case ANY -> true;
        case LOOSENING -> direction == Direction.LOOSENING;
        case TIGHTENING -> direction != Direction.LOOSENING;
      };
    }
  }

  boolean applies(Pointer path, Direction moved) {
    return direction.covers(moved) && settings.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /// Which settings a rule is about: a JSON pointer in which `*` stands for any one name.
  record Pattern(Pointer pointer) {
    private static final String ANY = "*";

    static Pattern parse(String text) {
      return new Pattern(Pointer.parse(text));
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
              && new Pattern(pointer.parent()).matches(setting.path()));
    }
  }
}
