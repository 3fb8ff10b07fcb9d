package io.github.poolkeeper.local.iam;

import java.util.List;

/// One statement of a policy.
///
/// @param id its `Sid`, for whoever reads what is wrong
public record Statement(
    String id, Effect effect, Patterns actions, Patterns resources, List<Condition> conditions) {
  public Statement {
    conditions = List.copyOf(conditions);
  }

  /// What the statement does where it matches.
  public enum Effect {
    ALLOW,
    DENY
  }

  public boolean matches(Access access) {
    return actions.matches(pattern -> Wildcard.matchesAction(pattern, access.action()))
        && resources.matches(pattern -> Wildcard.matchesArn(pattern, access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access.context()));
  }
}
