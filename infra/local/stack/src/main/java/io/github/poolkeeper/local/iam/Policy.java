package io.github.poolkeeper.local.iam;

import java.util.List;

/// All statements of one role.
public record Policy(List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }

  /// One `Deny` outweighs every `Allow`; without either the answer is no.
  public Decision decide(Access access) {
    List<Statement> concerned = statements.stream().filter(s -> s.matches(access)).toList();
    if (concerned.isEmpty()) {
      return Decision.NOT_ALLOWED;
    }
    return concerned.stream().allMatch(s -> s.effect() == Statement.Effect.ALLOW)
        ? Decision.ALLOWED
        : Decision.DENIED;
  }
}
