package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.userpool.Configuration;
import java.util.Set;

/// A pool's configuration as it was read a moment ago. `mfaMembers` names the members that came
/// with the MFA configuration only, so that one that no model knows goes back where it came from.
public record Snapshot(Configuration configuration, Set<String> mfaMembers) {
  public Snapshot {
    mfaMembers = Set.copyOf(mfaMembers);
  }
}
