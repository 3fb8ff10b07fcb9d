package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.io.IOException;
import picocli.CommandLine.Option;

/// Whether somebody agrees to what has just been shown.
final class Consent {
  @Option(names = "--yes", description = "Without a question.")
  private boolean yes;

  /// Without a terminal nobody can be asked.
  ///
  /// @param comesTo what it all comes to, in a sentence without its full stop
  boolean isGiven(Terminal terminal, String comesTo, String question) throws IOException {
    if (yes) {
      terminal.say(comesTo + ".");
      return true;
    }
    if (!terminal.asks()) {
      terminal.say(comesTo + ".");
      throw new TroubleException("nobody can be asked here: --yes does it without a question");
    }
    return agrees(terminal, comesTo + ". " + question);
  }

  /// Whether there is somebody who wants to be asked.
  boolean asks(Terminal terminal) {
    return !yes && terminal.asks();
  }

  static boolean agrees(Terminal terminal, String question) throws IOException {
    boolean agreed = terminal.confirms(question);
    if (!agreed) {
      terminal.say("Nothing has been done.");
    }
    return agreed;
  }
}
