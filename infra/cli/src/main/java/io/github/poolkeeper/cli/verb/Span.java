package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.TroubleException;
import io.github.poolkeeper.cli.verb.Values.Count;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// The time that a list of all pools is of, and how much of it.
final class Span {
  private static final int A_SCREEN = 20;
  private static final int PAGE = 100;

  @Option(names = "--since", paramLabel = "TIME", description = "From then on.")
  private Optional<Instant> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Up to then.")
  private Optional<Instant> until = Optional.empty();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many; else 20, or all of the time given.")
  private Optional<Count> limit = Optional.empty();

  Optional<Instant> since() {
    return since;
  }

  int most() {
    return limit.map(Count::number).orElse(since.isPresent() ? Integer.MAX_VALUE : A_SCREEN);
  }

  /// As the API asks for it, to be added to.
  Map<String, String> query() {
    if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
      throw new TroubleException("--until is not after --since: there is nothing in between");
    }
    Map<String, String> query = new TreeMap<>();
    since.ifPresent(time -> query.put("since", time.toString()));
    until.ifPresent(time -> query.put("until", time.toString()));
    if (most() < PAGE) {
      query.put("limit", String.valueOf(most()));
    }
    return query;
  }
}
