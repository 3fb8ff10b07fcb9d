package io.github.poolkeeper.core.policy;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Direction;
import java.util.List;

/// One rule of a policy: what it makes of settings that move in a direction, and why.
record Rule(
    String id, List<SettingPattern> settings, Way direction, Effect effect, String because) {
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
}
