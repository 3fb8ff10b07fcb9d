package io.github.poolkeeper.local.endtoend;

import io.github.poolkeeper.local.iam.AccessControl.Entry;
import io.github.poolkeeper.local.iam.Decision;
import io.github.poolkeeper.local.iam.Patterns;
import io.github.poolkeeper.local.iam.Statement;
import io.github.poolkeeper.local.template.FunctionDefinition;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One action on one resource, as a statement of a function's role gives it.
record Grant(String function, String statement, String action, String resource) {

  static Set<Grant> of(List<FunctionDefinition> functions) {
    Set<Grant> grants = new LinkedHashSet<>();
    for (FunctionDefinition function : functions) {
      for (Statement statement : function.policy().statements()) {
        for (String action : statement.actions().patterns()) {
          for (String resource : statement.resources().patterns()) {
            grants.add(new Grant(function.logicalId(), statement.id(), action, resource));
          }
        }
      }
    }
    return grants;
  }

  /// Those without which something that was done could not have been done.
  static Set<Grant> used(Set<Grant> grants, List<Entry> entries) {
    Set<Grant> used = new HashSet<>();
    for (Entry entry : entries) {
      grants.stream()
          .filter(grant -> entry.decision() == Decision.ALLOWED && grant.covers(entry))
          .forEach(used::add);
    }
    return used;
  }

  /// Conditions have been looked at when the entry was allowed.
  private boolean covers(Entry entry) {
    var statement =
        new Statement(
            this.statement,
            Statement.Effect.ALLOW,
            new Patterns.AnyOf(List.of(action)),
            new Patterns.AnyOf(List.of(resource)),
            List.of());
    return entry.caller().equals(function) && statement.matches(entry.access());
  }
}
