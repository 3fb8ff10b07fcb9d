package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.verb.Values.Count;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How much of a list that has no time: at a terminal a screen, elsewhere all.
final class Most {
  private static final int A_SCREEN = 20;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most so many; else 20 at a terminal, and all for a file or a program.")
  private Optional<Count> limit = Optional.empty();

  int of(Terminal terminal, Output output) {
    boolean isScreen = output.isForPeople() && terminal.scrolls();
    return limit.map(Count::number).orElse(isScreen ? A_SCREEN : Integer.MAX_VALUE);
  }

  static void sayMore(Terminal terminal) {
    terminal.say("There may be more: -n 1000, or --json for all.");
  }
}
