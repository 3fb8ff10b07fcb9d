package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.userpool.UserPoolId;

/// The queue of changes that are to be looked at: in order per pool, pools in parallel, each at
/// least once.
public interface ChangeQueue {
  /// For the first time, or again while nobody has looked at it.
  void submit(UserPoolId pool, ChangeId id);

  /// Once more, for a reason that has come up since.
  ///
  /// @param occasion names the reason: what is sent twice for the same one may arrive once
  void submitAgain(UserPoolId pool, ChangeId id, String occasion);
}
