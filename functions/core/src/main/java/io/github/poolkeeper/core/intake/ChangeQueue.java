package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// The queue of opened changes: in order per pool, pools in parallel, each at least once.
public interface ChangeQueue {
  void submit(UserPoolId pool, ChangeId id);
}
