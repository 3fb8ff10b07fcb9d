package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.change.Seen;
import io.github.poolkeeper.core.userpool.UserPoolId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls in a map.
public final class InMemoryOutsideCalls implements OutsideCalls {
  private final Map<ChangeId, Set<Seen>> calls = new HashMap<>();

  @Override
  public void add(UserPoolId pool, ChangeId external, Seen seen) {
    calls.computeIfAbsent(external, _ -> new HashSet<>()).add(seen);
  }

  @Override
  public Map<ChangeId, List<Seen>> of(UserPoolId pool, Collection<ChangeId> external) {
    Map<ChangeId, List<Seen>> found = new HashMap<>();
    for (ChangeId id : external) {
      Optional.ofNullable(calls.get(id))
          .ifPresent(
              seen -> found.put(id, seen.stream().sorted(Comparator.comparing(Seen::at)).toList()));
    }
    return found;
  }
}
