package io.github.poolkeeper.local.cognito;

import java.util.List;

/// What became of a request to write.
sealed interface Outcome {

  record Written(Pool pool) implements Outcome {}

  record Refused(Refusal refusal) implements Outcome {}

  /// The pool as it would be, unless it breaks a rule.
  static Outcome of(Pool after, Pool before, List<Rule<Pool>> rules, Mode mode) {
    return Rule.refusal(rules, after, before, mode.doubt())
        .<Outcome>map(Refused::new)
        .orElseGet(() -> new Written(after));
  }
}
