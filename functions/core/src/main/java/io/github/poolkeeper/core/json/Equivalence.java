package io.github.poolkeeper.core.json;

import jakarta.json.JsonValue;

/// When two values at a place of a document count as the same. Equal values always do.
@FunctionalInterface
public interface Equivalence {
  /// Every member and its order in lists matter; numbers are compared by value, so 1 is 1.0.
  Equivalence EXACT =
      (path, a, b) -> a.equals(b) || CanonicalJson.of(a).equals(CanonicalJson.of(b));

  boolean same(Pointer path, JsonValue a, JsonValue b);
}
