package io.github.poolkeeper.core.watch;

import io.github.poolkeeper.core.change.Seen;
import java.util.Set;

/// The unique ids (`AROA…`) of the roles under which Poolkeeper itself writes to pools.
public record OwnRoles(Set<String> ids) {
  public OwnRoles {
    ids = Set.copyOf(ids);
  }

  boolean made(Seen seen) {
    return seen.who().roleId().filter(ids::contains).isPresent();
  }
}
