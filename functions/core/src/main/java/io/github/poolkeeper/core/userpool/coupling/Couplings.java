package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every coupling between settings, in the one place where they are resolved. What completes the
/// document comes before what it is held against.
public final class Couplings {
  private static final List<Completion> COMPLETIONS =
      List.of(
          TwinCompletions.VALIDITY_NAMES,
          LeavingCompletions.LEAVING_SNS,
          TwinCompletions.VERIFICATION_TWINS,
          TwinCompletions.SMS_TWINS,
          TwinCompletions.TOKEN_FUNCTIONS,
          LeavingCompletions.LEAVING_SES,
          LeavingCompletions.MFA_OFF);

  private static final List<Requirement> REQUIREMENTS =
      Stream.of(
              ShapeRequirements.ALL,
              DeliveryRequirements.ALL,
              MfaRequirements.ALL,
              TierRequirements.ALL)
          .flatMap(List::stream)
          .toList();

  private Couplings() {}

  /// The configuration that is wanted, as Cognito will print it, with what had to be added to it,
  /// what is wrong with it and what may be.
  public record Resolved(
      Configuration after,
      List<Adjustment> adjustments,
      List<Violation> violations,
      List<Warning> warnings) {}

  /// Each rule, for the settings page.
  public static List<Coupling> all() {
    return Stream.<List<? extends Coupling>>of(COMPLETIONS, REQUIREMENTS)
        .<Coupling>flatMap(List::stream)
        .toList();
  }

  /// Completes a document that was made from the normal form of the live configuration.
  public static Resolved resolve(Configuration live, JsonObject wanted, Origin origin) {
    Draft draft = Draft.of(live, wanted, origin);
    for (Completion completion : COMPLETIONS) {
      draft = completion.resolve(draft);
    }
    return held(draft, live);
  }

  /// Only what the change touches is held against it: a pool that breaks a rule already is left as
  /// it is.
  private static Resolved held(Draft draft, Configuration live) {
    List<Violation> violations = new ArrayList<>(draft.violations());
    broken(draft.values()).stream()
        .filter(breach -> isTouched(breach, draft))
        .map(breach -> new Violation(breach.path(), breach.message()))
        .filter(violation -> !violations.contains(violation))
        .forEach(violations::add);
    List<Warning> warnings =
        doubtful(draft.values()).stream()
            .filter(breach -> isTouched(breach, draft))
            .map(breach -> new Warning(breach.path(), breach.message()))
            .toList();
    return new Resolved(
        new NormalForm(draft.wanted()).printedOn(live),
        draft.adjustments(),
        List.copyOf(violations),
        warnings);
  }

  private static boolean isTouched(Breach breach, Draft draft) {
    return breach.restsOn().stream().anyMatch(draft::changes);
  }

  /// What a configuration breaks of what Cognito is known to insist on.
  static Set<Breach> broken(Values values) {
    return breaches(values, Requirement::isProven);
  }

  /// What it may break: nobody has shown it.
  static Set<Breach> doubtful(Values values) {
    return breaches(values, requirement -> !requirement.isProven());
  }

  private static Set<Breach> breaches(Values values, Predicate<Requirement> which) {
    return REQUIREMENTS.stream()
        .filter(which)
        .flatMap(requirement -> requirement.breaches().apply(values))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
