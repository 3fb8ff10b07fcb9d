package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/// Compares what was asked for with what the pool says afterwards. Cognito fills some members in by
/// itself: those are tolerated, and nothing else.
public final class ReadBack {
  private static final Set<Pointer> FILLED_IN =
      Set.of(
          Pointer.parse("/SmsConfiguration/SnsRegion"),
          Pointer.parse("/SmsMfaConfiguration/SmsConfiguration/SnsRegion"));

  private ReadBack() {}

  /// From `intended` to `observed`: empty when the change has taken effect.
  public static List<Difference> differences(Configuration intended, Configuration observed) {
    return intended.differencesTo(observed).stream()
        .filter(difference -> !isCognitosOwn(difference, intended))
        .toList();
  }

  private static boolean isCognitosOwn(Difference difference, Configuration intended) {
    return difference.before().isEmpty()
        && difference
            .after()
            .filter(value -> isFilledIn(difference.path(), value, intended))
            .isPresent();
  }

  private static boolean isFilledIn(Pointer path, JsonValue value, Configuration intended) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      return object.entrySet().stream()
          .allMatch(member -> isFilledIn(path.child(member.getKey()), member.getValue(), intended));
    }
    return FILLED_IN.contains(path) || isMirror(path, value, intended);
  }

  private static boolean isMirror(Pointer path, JsonValue value, Configuration intended) {
    return Twin.VERIFICATION_TEXTS.stream()
        .flatMap(twin -> twin.otherNameOf(path).stream())
        .anyMatch(other -> intended.at(other).filter(value::equals).isPresent());
  }
}
