package io.github.poolkeeper.cli.verb;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.TroubleException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a shell needs to complete verbs and options.
@Command(
    name = "completion",
    header = {"poolkeeper completion bash", "poolkeeper completion fish"},
    description = "Prints a script for a shell: bash, zsh or fish.",
    footer = {
      "bash, zsh: source <(poolkeeper completion bash)      fish: poolkeeper completion fish | source"
    })
public final class Completion implements Callable<Integer> {
  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  public Completion(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    switch (shell) {
      case "bash", "zsh" -> terminal.lines(AutoComplete.bash(spec.root().name(), program));
      case "fish" -> fish(program);
      default -> throw new TroubleException("completion knows bash, zsh and fish, not " + shell);
    }
    return 0;
  }

  /// `complete` lines, as fish wants them; picocli has none for it.
  private void fish(CommandLine program) {
    String name = spec.root().name();
    program
        .getSubcommands()
        .forEach(
            (verb, command) -> {
              terminal.line(
                  "complete -c %s -f -n __fish_use_subcommand -a %s -d %s"
                      .formatted(name, verb, quoted(description(command))));
              command.getCommandSpec().options().forEach(o -> fish(name, verb, o));
            });
  }

  private void fish(String name, String verb, OptionSpec option) {
    StringBuilder line =
        new StringBuilder(
            "complete -c %s -n '__fish_seen_subcommand_from %s'".formatted(name, verb));
    Arrays.stream(option.names())
        .forEach(
            n ->
                line.append(
                    n.startsWith("--") ? " -l " + n.substring(2) : " -s " + n.substring(1)));
    if (option.arity().max() > 0) {
      line.append(" -r");
    }
    terminal.line(line + " -d " + quoted(String.join(" ", option.description())));
  }

  private static String description(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
