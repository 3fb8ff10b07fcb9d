package io.github.poolkeeper.local.cognito;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One thing the API insists on.
///
/// @param name tells the rules apart: every one has its rows in the table of the tests
/// @param violation how a subject breaks the rule, if it does
record Rule<S>(String name, Function<S, Optional<Violation>> violation) {

  /// The first refusal there is.
  static <S> Optional<Refusal> refusal(List<Rule<S>> rules, S subject) {
    return rules.stream()
        .flatMap(rule -> rule.violation.apply(subject).stream())
        .map(Violation::refusal)
        .findFirst();
  }

  /// The first refusal that `before` does not already deserve: descriptions of real user pools
  /// break the request's rules, and such a pool can still be updated as long as it is not made
  /// worse.
  static <S> Optional<Refusal> refusal(List<Rule<S>> rules, S subject, S before) {
    return rules.stream()
        .flatMap(
            rule ->
                rule.violation.apply(subject).filter(found -> rule.isNew(found, before)).stream())
        .map(Violation::refusal)
        .findFirst();
  }

  private boolean isNew(Violation found, S before) {
    return violation.apply(before).filter(found::equals).isEmpty();
  }
}
