package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.UserPoolId;

/// Cognito's user pools. What Cognito refuses is a value, trouble on the way too: neither method
/// throws for what an API call can end with.
public interface UserPools {

  Reading read(UserPoolId id);

  /// Writes the whole configuration: every member that `after` has, and explicitly none for what
  /// only `live` has, call by call as [Snapshot#routeTo(NormalForm)] says.
  ///
  /// @param live the pool as it was read just now
  /// @param after what it shall be
  Writing write(UserPoolId id, Snapshot live, NormalForm after);
}
