package io.github.poolkeeper.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One condition of a statement: a key, and the values that it may have.
public record Condition(Operator operator, String key, List<String> values) {
  /// The keys that requests to the local stack have a value for.
  private static final Set<String> KEYS =
      Set.of(
          "aws:principalarn",
          "aws:requestedregion",
          "aws:sourceaccount",
          "aws:sourcearn",
          "iam:awsservicename",
          "iam:passedtoservice",
          "kms:viaservice");

  /// @throws IllegalArgumentException if the key is not known: its value could only be guessed
  public Condition {
    if (!KEYS.contains(key.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the condition key " + key + " is not known");
    }
    values = List.copyOf(values);
  }

  /// The case of a key's name makes no difference.
  boolean holds(Map<String, String> context) {
    Optional<String> actual =
        context.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(key))
            .map(Map.Entry::getValue)
            .findFirst();
    return operator.holds(values, actual);
  }
}
