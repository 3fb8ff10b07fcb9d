package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Pointer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a configuration keeps or breaks, whatever it came from: a wanted one, or one that a pool
/// passes through between two calls.
///
/// @param breaches what a configuration breaks of it
record Requirement(
    String name, String says, Evidence evidence, Function<Values, Stream<Breach>> breaches)
    implements Coupling {

  /// Whether Cognito is known to insist on it.
  boolean isProven() {
    return switch (evidence) {
      case Evidence.Documented _, Evidence.Words _, Evidence.Seen _ -> true;
      case Evidence.Lacking _ -> false;
    };
  }

  /// That a configuration breaks a requirement.
  ///
  /// @param restsOn the settings that it takes: a change that touches none of them is not to blame
  record Breach(Pointer path, String message, List<Pointer> restsOn) {
    Breach {
      restsOn = List.copyOf(restsOn);
    }

    static Stream<Breach> when(boolean broken, Pointer path, String message, Pointer... restsOn) {
      return broken ? Stream.of(new Breach(path, message, List.of(restsOn))) : Stream.empty();
    }
  }
}
