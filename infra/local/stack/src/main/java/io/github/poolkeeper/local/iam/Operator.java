package io.github.poolkeeper.local.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// How a condition holds the values of a policy against that of a request.
@FunctionalInterface
public interface Operator {

  boolean holds(List<String> values, Optional<String> actual);

  /// Finds an operator.
  ///
  /// @param name as a policy spells it, `StringNotEqualsIfExists`
  /// @throws IllegalArgumentException if it is not understood
  static Operator named(String name) {
    if (name.equals("Null")) {
      return (values, actual) -> values.contains(Boolean.toString(actual.isEmpty()));
    }
    if (name.endsWith("IfExists")) {
      Operator operator = comparing(name.substring(0, name.length() - "IfExists".length()));
      return (values, actual) -> actual.isEmpty() || operator.holds(values, actual);
    }
    return comparing(name);
  }

  /// Any value will do; where the operator says `Not`, none may, and a key without a value is fine.
  private static Operator comparing(String name) {
    String positive = name.replaceFirst("^(String|Arn)Not", "$1");
    BiPredicate<String, String> comparison =
        switch (positive) {
          case "StringEquals" -> String::equals;
          case "StringEqualsIgnoreCase", "Bool" -> String::equalsIgnoreCase;
          case "StringLike" -> Wildcard::matches;
          case "ArnEquals", "ArnLike" -> Wildcard::matchesArn;
          default ->
              throw new IllegalArgumentException(
                  "the condition operator " + name + " is not known");
        };
    Operator any =
        (values, actual) ->
            actual.filter(a -> values.stream().anyMatch(v -> comparison.test(v, a))).isPresent();
    return positive.equals(name) ? any : (values, actual) -> !any.holds(values, actual);
  }
}
