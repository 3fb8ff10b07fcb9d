package io.github.poolkeeper.core.live;

import io.github.poolkeeper.core.userpool.Access.Call;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.NormalForm;
import io.github.poolkeeper.core.userpool.Settings;
import io.github.poolkeeper.core.userpool.coupling.Route;
import java.util.Set;
import java.util.TreeSet;

/// A pool's configuration as it was read a moment ago. `mfaMembers` names the members that came
/// with the MFA configuration only, so that one that no model knows goes back where it came from.
public record Snapshot(Configuration configuration, Set<String> mfaMembers) {
  public Snapshot {
    mfaMembers = Set.copyOf(mfaMembers);
  }

  public NormalForm normalForm() {
    return configuration.normalForm();
  }

  /// The members of the configuration, modelled or not, that belong to `SetUserPoolMfaConfig`.
  public Set<String> allMfaMembers() {
    Set<String> members = new TreeSet<>(Settings.membersOf(Call.SET_USER_POOL_MFA_CONFIG));
    members.addAll(mfaMembers);
    return members;
  }

  /// The calls that lead from here to another configuration.
  public Route routeTo(NormalForm after) {
    return Route.between(normalForm(), after, allMfaMembers());
  }
}
