package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The freezes: how each stands, and its turns.
public interface Freezes {

  /// Sets or lifts a freeze. Every turn stays on record, each later than the one before: of two at
  /// once one is the last, wherever it is asked for.
  ///
  /// @return the turn as it is on record
  Freeze turn(Freeze turn);

  /// What stops changes of a pool.
  Optional<Hold.Scope> frozen(UserPoolId pool);

  /// The same of several pools, read at once; those that nothing stops are left out.
  Map<UserPoolId, Hold.Scope> frozen(Collection<UserPoolId> pools);

  /// What is stopped: every pool first, then pools by their ids, of `limit` pools that are looked
  /// at for a page. A pool that an earlier release has stopped is found once it has a revision.
  FrozenPage frozen(Optional<UserPoolId> after, int limit);

  /// Switches that stop changes. There may be a next page though this one has none.
  record FrozenPage(List<Freeze> switches, Optional<UserPoolId> next) {
    public FrozenPage {
      switches = List.copyOf(switches);
    }
  }

  /// How a freeze stands; empty if it was never turned.
  Optional<Freeze> lastTurn(Hold.Scope scope);

  /// The turns of a freeze, the last one first, `limit` at most.
  List<Freeze> turns(Hold.Scope scope, int limit);
}
