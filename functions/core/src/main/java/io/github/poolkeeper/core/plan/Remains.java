package io.github.poolkeeper.core.plan;

import io.github.poolkeeper.core.change.Remainder;
import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.Neutral;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Setting;
import io.github.poolkeeper.core.userpool.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the way back to an earlier state does not bring back. It is known beforehand: a plan says
/// it, nobody has to discover it.
final class Remains {
  private Remains() {}

  /// The pool has left its legacy name for the temporary password's validity; there is no way back.
  static Optional<Remainder> ofMove(Configuration earlier, Configuration later) {
    return earlier.isLegacy() && !later.isLegacy()
        ? Optional.of(
            new Remainder(
                NormalForm.TEMPORARY_PASSWORD_VALIDITY,
                "the value stood under UnusedAccountValidityDays; Cognito does not move it back"))
        : Optional.empty();
  }

  /// Settings that are to go although nothing says "none" for them: they are left out, and it is
  /// for Cognito to drop them.
  static List<Remainder> ofRemoval(NormalForm live, NormalForm after) {
    return live.differencesTo(after).stream()
        .filter(difference -> difference.after().isEmpty())
        .flatMap(Remains::ofRemoval)
        .toList();
  }

  static Remainder skipped(Pointer path) {
    return new Remainder(path, "somebody has changed it since; it is skipped");
  }

  private static Stream<Remainder> ofRemoval(Difference removal) {
    return switch (Settings.at(removal.path())
        .map(Setting::neutral)
        .orElseGet(Neutral.Removed::new)) {
      case Neutral.Missing(String because) ->
          Stream.of(
              new Remainder(
                  removal.path(),
                  "it was not there before, and may stay: Poolkeeper leaves it out, but "
                      + because));
      case Neutral.Cleared(var value) ->
          Stream.of(
              new Remainder(
                  removal.path(),
                  "it was not there before; if Cognito keeps it, it becomes " + value));
      case Neutral.Removed _, Neutral.Value _ -> Stream.empty();
    };
  }
}
