package io.github.poolkeeper.core.intake;

import io.github.poolkeeper.core.change.Identity;
import java.util.Optional;
import java.util.Set;

/// The roles of workflows, by their unique ids (`AROA…`). A task token is taken from their sessions
/// only: whoever answers a token moves a workflow on, so Poolkeeper must not answer one for
/// everybody who has come to know it.
public record TaskRoles(Set<String> ids) {
  public TaskRoles {
    ids = Set.copyOf(ids);
  }

  boolean maySendTokens(Optional<Identity> sender) {
    return sender.flatMap(Identity::roleId).filter(ids::contains).isPresent();
  }
}
