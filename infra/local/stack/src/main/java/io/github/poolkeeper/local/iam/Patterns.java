package io.github.poolkeeper.local.iam;

import java.util.List;
import java.util.function.Predicate;

/// What a statement is about.
public sealed interface Patterns {

  /// As they stand in the policy.
  List<String> patterns();

  boolean matches(Predicate<String> match);

  /// `Action`, `Resource`.
  record AnyOf(List<String> patterns) implements Patterns {
    public AnyOf {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean matches(Predicate<String> match) {
      return patterns.stream().anyMatch(match);
    }
  }

  /// `NotAction`, `NotResource`.
  record NoneOf(List<String> patterns) implements Patterns {
    public NoneOf {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean matches(Predicate<String> match) {
      return patterns.stream().noneMatch(match);
    }
  }
}
