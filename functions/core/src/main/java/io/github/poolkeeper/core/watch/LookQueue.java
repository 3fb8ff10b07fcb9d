package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// Where looks at pools are asked for, in order with the pool's changes.
public interface LookQueue {
  /// Somebody has written to the pool. What is asked for one event twice may arrive once.
  void look(UserPoolId pool, Seen seen);
}
