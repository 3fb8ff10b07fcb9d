package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that a configuration has to keep.
final class Requirements {
  static final List<Requirement> ALL =
      Stream.of(
              ShapeRequirements.ALL,
              DeliveryRequirements.ALL,
              MfaRequirements.ALL,
              TierRequirements.ALL)
          .flatMap(List::stream)
          .toList();

  private Requirements() {}

  /// What a configuration breaks of what Cognito is known to insist on.
  static Set<Breach> broken(Values values) {
    return breaches(values, Requirement::isProven);
  }

  /// What it may break: nobody has shown it.
  static Set<Breach> doubtful(Values values) {
    return breaches(values, requirement -> !requirement.isProven());
  }

  private static Set<Breach> breaches(Values values, Predicate<Requirement> which) {
    return ALL.stream()
        .filter(which)
        .flatMap(requirement -> requirement.breaches().apply(values))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
