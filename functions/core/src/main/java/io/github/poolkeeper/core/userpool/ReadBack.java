package io.github.poolkeeper.core.userpool;

import io.github.poolkeeper.core.json.Difference;
import io.github.poolkeeper.core.json.Pointer;
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
        && (FILLED_IN.contains(difference.path()) || isMirror(difference, intended));
  }

  private static boolean isMirror(Difference difference, Configuration intended) {
    return Twin.VERIFICATION_TEXTS.stream()
        .flatMap(twin -> twin.otherNameOf(difference.path()).stream())
        .anyMatch(other -> intended.at(other).equals(difference.after()));
  }
}
