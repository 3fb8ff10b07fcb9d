package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Compares what was asked for with what the pool says afterwards. What Cognito fills in by itself
/// ([FilledIn]) is tolerated, and the second name of a text, and nothing else.
public final class ReadBack {
  private static final Pointer RECOVERY = Pointer.parse("/AccountRecoverySetting");

  private ReadBack() {}

  /// From `intended` to `observed`: empty when the change has taken effect.
  public static List<Difference> differences(NormalForm intended, NormalForm observed) {
    return intended.differencesTo(observed).stream()
        .filter(difference -> !isCognitosOwn(difference, intended))
        .toList();
  }

  /// Whether nobody has asked for a difference: Cognito makes it by itself of `intended`.
  public static boolean isCognitosOwn(Difference difference, NormalForm intended) {
    if (difference.after().isEmpty()) {
      return saysNothing(difference);
    }
    return difference.before().isEmpty()
        && isFilledIn(difference.path(), difference.after().get(), intended);
  }

  /// An empty recovery setting asks for the legacy behaviour, which is printed as none at all.
  private static boolean saysNothing(Difference difference) {
    return difference.path().equals(RECOVERY)
        && difference.before().filter(JsonValue.EMPTY_JSON_OBJECT::equals).isPresent();
  }

  private static boolean isFilledIn(Pointer path, JsonValue value, NormalForm intended) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      return object.entrySet().stream()
          .allMatch(member -> isFilledIn(path.child(member.getKey()), member.getValue(), intended));
    }
    return FilledIn.ALL.stream().anyMatch(one -> one.is(path, value))
        || isMirror(path, value, intended);
  }

  private static boolean isMirror(Pointer path, JsonValue value, NormalForm intended) {
    return Twin.VERIFICATION_TEXTS.stream()
        .flatMap(twin -> twin.otherNameOf(path).stream())
        .anyMatch(other -> intended.at(other).filter(value::equals).isPresent());
  }

  /// Settings that a pool still has although they were to go: some of what is left out of an
  /// update, Cognito keeps. Where there is a value that says "none", it can be written instead.
  public record Kept(Configuration neutralised, List<Pointer> paths) {
    public Kept {
      paths = List.copyOf(paths);
    }

    public boolean isEmpty() {
      return paths.isEmpty();
    }
  }

  /// What was intended, as Cognito will print it, with the neutral value of every setting that has
  /// been kept and has one.
  /// Nothing where the pool differs in anything else: somebody has written to it since, and writing
  /// it again would undo that.
  public static Kept kept(Configuration intended, Configuration observed) {
    List<Difference> differences = differences(intended.normalForm(), observed.normalForm());
    if (differences.isEmpty() || !differences.stream().allMatch(ReadBack::isKept)) {
      return new Kept(intended, List.of());
    }
    List<Pointer> kept = differences.stream().map(Difference::path).toList();
    JsonObject document = intended.document();
    for (Pointer path : kept) {
      document = path.put(document, sayingNone(path));
    }
    return new Kept(new Configuration(document), kept);
  }

  /// Whether a setting is again as it was, in effect.
  public static boolean isBack(Pointer path, NormalForm before, NormalForm observed) {
    Difference difference = new Difference(path, before.at(path), observed.at(path));
    return Settings.same(path, difference.before(), difference.after())
        || isCognitosOwn(difference, before)
        || saysNone(difference);
  }

  /// Whether a setting that was to go is there, and says "none": what is left out of an update,
  /// Cognito may print so.
  public static boolean saysNone(Difference difference) {
    return isKept(difference) && sayingNone(difference.path()).equals(difference.after());
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
