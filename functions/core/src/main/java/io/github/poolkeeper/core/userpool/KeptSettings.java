package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Settings that a pool still has although they were to go: some of what is left out of an update,
/// Cognito keeps. Where there is a value that says "none", it can be written instead.
public record KeptSettings(Configuration neutralised, List<Pointer> paths) {
  public KeptSettings {
    paths = List.copyOf(paths);
  }

  /// What was intended, as Cognito will print it, with the neutral value of every setting that has
  /// been kept and has one.
  /// Nothing where the pool differs in anything else: somebody has written to it since, and writing
  /// it again would undo that.
  public static KeptSettings of(Configuration intended, Configuration observed) {
    List<Difference> differences =
        ReadBack.differences(intended.normalForm(), observed.normalForm());
    if (!differences.stream().allMatch(KeptSettings::isKept)) {
      return new KeptSettings(intended, List.of());
    }
    List<Pointer> kept = differences.stream().map(Difference::path).toList();
    JsonObject document = intended.document();
    for (Pointer path : kept) {
      document = path.put(document, sayingNone(path));
    }
    return new KeptSettings(new Configuration(document), kept);
  }

  public boolean isEmpty() {
    return paths.isEmpty();
  }

  private static boolean isKept(Difference difference) {
    return difference.before().isEmpty() && sayingNone(difference.path()).isPresent();
  }

  private static Optional<JsonValue> sayingNone(Pointer path) {
    return switch (Settings.at(path).map(Setting::neutral).orElseGet(Neutral.Removed::new)) {
      case Neutral.Value(JsonValue value) -> Optional.of(value);
      case Neutral.Cleared(JsonValue value) -> Optional.of(value);
      case Neutral.Removed _, Neutral.Missing _ -> Optional.empty();
    };
  }
}
