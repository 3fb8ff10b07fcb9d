package io.github.poolkeeper.core.policy;

/// Policies for tests.
public final class Policies {
  /// For tests that are not about policies.
  public static final Policy ANYTHING_GOES =
      of(
          """
          {"version": "anything-goes", "rules": [
            {"id": "anything", "settings": ["/*", "/*/*", "/*/*/*", "/*/*/*/*"],
             "direction": "any", "effect": "allow", "because": "this is not about policies"}]}""");

  private Policies() {}

  /// The policy that a document spells.
  public static Policy of(String text) {
    return switch (PolicyParser.parse(text)) {
      case PolicyParser.Parsed.Valid(Policy policy) -> policy;
      case PolicyParser.Parsed.Invalid invalid ->
          throw new IllegalArgumentException(invalid.toString());
    };
  }
}
