package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.userpool.UserPoolId;

/// Where somebody asks for a look at a pool without having seen anybody, in order with the pool's
/// changes.
public interface AskedLooks {
  /// What is asked for one occasion twice may arrive once.
  void ask(UserPoolId pool, String occasion);
}
