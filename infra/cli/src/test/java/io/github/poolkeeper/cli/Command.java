package io.github.poolkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/// The command, run within this process.
///
/// @param environment what it finds there of Poolkeeper's; AWS's own the SDK reads for itself
record Command(Map<String, String> environment, Abilities abilities, String typed, String program) {

  Command(Map<String, String> environment, Abilities abilities, String typed) {
    this(environment, abilities, typed, "poolkeeper");
  }

  record Run(int exit, String data, String talk) {
    String all() {
      return data + talk;
    }
  }

  static Command against(ScriptedApi api) {
    return new Command(Map.of("POOLKEEPER_API", api.address().toString()), Abilities.NONE, "");
  }

  /// On a terminal, at which somebody types.
  Command onTerminal(String answer) {
    return new Command(environment, new Abilities(true, true, true, 100), answer);
  }

  Command calledAs(String name) {
    return new Command(environment, abilities, typed, name);
  }

  Run run(String... arguments) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(data, true, UTF_8),
            new PrintStream(talk, true, UTF_8),
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            abilities,
            program);
    int exit = Poolkeeper.run(terminal, environment, Path.of(".").toAbsolutePath(), arguments);
    return new Run(exit, data.toString(UTF_8), talk.toString(UTF_8));
  }
}
