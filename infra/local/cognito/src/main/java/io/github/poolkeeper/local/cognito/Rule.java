package io.github.poolkeeper.local.cognito;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One thing the API insists on.
///
/// @param name tells the rules apart: every one has its rows in the table of the tests
/// @param refusal what a subject that breaks the rule is told
record Rule<S>(String name, Evidence evidence, Function<S, Optional<Refusal>> refusal) {

  /// The first refusal there is.
  static <S> Optional<Refusal> refusal(List<Rule<S>> rules, S subject, Doubt doubt) {
    return rules.stream()
        .filter(rule -> rule.holds(doubt))
        .flatMap(rule -> rule.refusal.apply(subject).stream())
        .findFirst();
  }

  /// The same for couplings across what one request says: where in doubt a request is taken, so is
  /// one that leaves a coupling broken as it was before.
  static <S> Optional<Refusal> refusal(List<Rule<S>> rules, S subject, S before, Doubt doubt) {
    return switch (doubt) {
      case REFUSED -> refusal(rules, subject, doubt);
      case TAKEN ->
          refusal(
              rules.stream().filter(rule -> rule.isNewlyBroken(subject, before)).toList(),
              subject,
              doubt);
    };
  }

  private boolean holds(Doubt doubt) {
    return switch (evidence) {
      case Evidence.Known _ -> true;
      case Evidence.Guess _ -> doubt == Doubt.REFUSED;
    };
  }

  private boolean isNewlyBroken(S subject, S before) {
    return !refusal.apply(subject).equals(refusal.apply(before));
  }
}
