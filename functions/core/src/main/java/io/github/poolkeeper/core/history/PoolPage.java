package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeRecord;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.List;
import java.util.Optional;

/// Some pools by their id; `next` is where the following page starts, if there is one.
public record PoolPage(List<Entry> pools, Optional<UserPoolId> next) {
  public PoolPage {
    pools = List.copyOf(pools);
  }

  /// A pool's last revision and the change that made it; both are empty where the pool's head
  /// cannot be read. Of a pool that has none yet, its newest change.
  public record Entry(
      UserPoolId pool, Optional<Revision> last, Optional<ChangeRecord> lastChange) {}
}
