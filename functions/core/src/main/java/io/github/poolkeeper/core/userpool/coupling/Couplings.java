package io.github.poolkeeper.core.userpool.coupling;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.coupling.Requirement.Breach;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every coupling between settings, in the one place where they are resolved. What completes the
/// document comes before what it is held against.
public final class Couplings {
  private static final List<Completion> COMPLETIONS =
      List.of(
          new LeavingSns(),
          new VerificationTwins(),
          new SmsTwins(),
          new TokenTrigger(),
          new LeavingSes(),
          new MfaOff());

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
    Completion validity =
        new TemporaryPasswordValidity(new Configuration(JsonValue.EMPTY_JSON_OBJECT));
    return Stream.<List<? extends Coupling>>of(List.of(validity), COMPLETIONS, Requirements.ALL)
        .<Coupling>flatMap(List::stream)
        .toList();
  }

  /// Completes a document that was made from the normal form of the live configuration.
  public static Resolved resolve(Configuration live, JsonObject wanted, Origin origin) {
    Draft draft = new Draft(live.normalForm(), wanted, origin, List.of(), List.of());
    draft = new TemporaryPasswordValidity(live).resolve(draft);
    for (Completion completion : COMPLETIONS) {
      draft = completion.resolve(draft);
    }
    return held(draft, live);
  }

  /// Only what the change touches is held against it: a pool that breaks a rule already is left as
  /// it is.
  private static Resolved held(Draft draft, Configuration live) {
    List<Violation> violations = new ArrayList<>(draft.violations());
    Requirements.broken(draft.values()).stream()
        .filter(breach -> isTouched(breach, draft))
        .map(breach -> new Violation(breach.path(), breach.message()))
        .filter(violation -> !violations.contains(violation))
        .forEach(violations::add);
    List<Warning> warnings =
        Requirements.doubtful(draft.values()).stream()
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
}
