package io.github.poolkeeper.core.apply;

import io.github.poolkeeper.core.change.Effect;
import io.github.poolkeeper.core.change.Review;
import io.github.poolkeeper.core.change.Verdict;
import io.github.poolkeeper.core.json.Violation;
import java.util.List;
import java.util.Optional;

/// Whether a plan may be written, after what the policy says of it and what people have said.
sealed interface Admission {
  record Granted(Review review) implements Admission {}

  /// People have to agree, or more of them than have so far.
  record Asked(Review review) implements Admission {}

  /// It is not the plan that people have agreed to.
  record Stale(Review agreed) implements Admission {}

  record Forbidden(Review review, List<Violation> violations) implements Admission {
    public Forbidden {
      violations = List.copyOf(violations);
    }
  }

  /// Decides after a fresh look at the plan.
  ///
  /// @param earlier the last look at the change's plan, with the answers to it
  static Admission of(Optional<Review> earlier, Review fresh) {
    Optional<Review> agreed = earlier.filter(Review::isConsent);
    if (agreed.isPresent() && !agreed.get().hash().equals(fresh.hash())) {
      return new Stale(agreed.get());
    }
    Review review = agreed.map(fresh::answeredAs).orElse(fresh);
    Verdict verdict = review.verdict();
    if (verdict.effect() instanceof Effect.Forbid) {
      return new Forbidden(review, violations(verdict));
    }
    return review.satisfies(verdict) ? new Granted(review) : new Asked(review);
  }

  private static List<Violation> violations(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.effect() instanceof Effect.Forbid)
        .map(
            finding ->
                new Violation(
                    finding.path(),
                    finding.rule().orElseThrow() + " forbids this: " + finding.because()))
        .toList();
  }
}
