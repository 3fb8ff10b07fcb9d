package io.github.poolkeeper.history;

import io.github.poolkeeper.core.history.Revision;
import io.github.poolkeeper.core.history.Timeline;
import io.github.poolkeeper.core.json.Fingerprint;
import io.github.poolkeeper.core.userpool.Configuration;
import io.github.poolkeeper.core.userpool.UserPoolId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What pools are called by their last revisions, read at once for all. One whose snapshot is gone
/// or forged has no name here, and takes no other one's.
final class PoolNames {
  private final Timeline timeline;

  @Inject
  PoolNames(Timeline timeline) {
    this.timeline = timeline;
  }

  Map<UserPoolId, String> of(Collection<UserPoolId> pools) {
    return pools.isEmpty() ? Map.of() : of(timeline.heads(pools));
  }

  Map<UserPoolId, String> of(Map<UserPoolId, Revision> heads) {
    Map<UserPoolId, String> names = new HashMap<>();
    configurations(heads)
        .forEach((pool, last) -> last.poolName().ifPresent(name -> names.put(pool, name)));
    return names;
  }

  /// The last configurations themselves.
  Map<UserPoolId, Configuration> configurations(Map<UserPoolId, Revision> heads) {
    Map<UserPoolId, Set<Fingerprint>> wanted = new HashMap<>();
    heads.forEach((pool, head) -> wanted.put(pool, Set.of(head.configuration())));
    Map<Fingerprint, Configuration> known =
        wanted.isEmpty() ? Map.of() : timeline.snapshots(wanted);
    Map<UserPoolId, Configuration> found = new HashMap<>();
    heads.forEach(
        (pool, head) ->
            Optional.ofNullable(known.get(head.configuration()))
                .ifPresent(last -> found.put(pool, last)));
    return found;
  }
}
