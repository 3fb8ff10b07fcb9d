package io.github.poolkeeper.local.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Decides, and remembers what it decided, so that it can be seen which rights a function uses, and
/// which it lacks.
public final class AccessControl {
  private final Set<Entry> entries = new LinkedHashSet<>();

  /// Says whether the policy allows it.
  ///
  /// @param caller whose policy it is
  public Decision decide(String caller, Policy policy, Access access) {
    Decision decision = policy.decide(access);
    synchronized (entries) {
      entries.add(new Entry(caller, access, decision));
    }
    return decision;
  }

  /// Each distinct access once, in the order they came.
  public List<Entry> entries() {
    synchronized (entries) {
      return new ArrayList<>(entries);
    }
  }

  /// What somebody wanted, and what the policy said.
  public record Entry(String caller, Access access, Decision decision) {}
}
