package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.userpool.UserPoolId;
import java.time.Instant;
import java.util.Optional;

/// Why a change waits although nothing is wrong with it.
public sealed interface Hold {
  /// The request asks for a later time.
  record NotBefore(Instant time) implements Hold {}

  /// Changes are stopped.
  record Frozen(Scope scope) implements Hold {}

  /// What a freeze stops.
  sealed interface Scope {
    /// Every pool.
    record Everything() implements Scope {}

    record OnePool(UserPoolId pool) implements Scope {}

    static Scope of(Optional<UserPoolId> pool) {
      return pool.<Scope>map(OnePool::new).orElseGet(Everything::new);
    }

    /// The pool, unless it is every one.
    default Optional<UserPoolId> onlyPool() {
      return this instanceof OnePool(UserPoolId pool) ? Optional.of(pool) : Optional.empty();
    }
  }
}
