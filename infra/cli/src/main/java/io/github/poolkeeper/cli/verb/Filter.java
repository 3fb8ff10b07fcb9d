package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.api.Change;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/// Of which pools a list is.
final class Filter {
  @Option(
      names = "--pool",
      split = ",",
      paramLabel = "POOL",
      description = "Only in these: ids, names or patterns.")
  private List<String> wanted = List.of();

  boolean isGiven() {
    return !wanted.isEmpty();
  }

  /// The pools that are meant; all, if none is said.
  List<String> pools(Invocation invocation) {
    return isGiven()
        ? invocation.pools().named(wanted)
        : List.copyOf(invocation.pools().all().keySet());
  }

  Predicate<Change> of(Invocation invocation) {
    if (!isGiven()) {
      return _ -> true;
    }
    Set<String> pools = Set.copyOf(pools(invocation));
    return change -> pools.contains(change.userPoolId());
  }
}
