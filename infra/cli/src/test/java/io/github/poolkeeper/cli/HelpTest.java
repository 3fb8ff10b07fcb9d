package io.github.poolkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import io.github.poolkeeper.cli.verb.Invocation;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
  private static final Command COMMAND = new Command(Map.of(), Abilities.NONE, "");

  static Stream<String> verbs() {
    return program().getSubcommands().keySet().stream();
  }

  private static CommandLine program() {
    var terminal =
        new Terminal(
            new PrintStream(PrintStream.nullOutputStream()),
            new PrintStream(PrintStream.nullOutputStream()),
            InputStream.nullInputStream(),
            Abilities.NONE);
    return Poolkeeper.program(
        new String[0], terminal, () -> new Invocation(terminal, Map.of(), Path.of(".")));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void beginsWithTwoExamplesThatAreCommands(String verb) {
    List<String> lines = COMMAND.run(verb, "-h").data().lines().toList();

    assertThat(lines.getFirst()).isEqualTo("Examples:");
    assertThat(lines.subList(1, 3)).allMatch(line -> line.startsWith("  poolkeeper " + verb));
    assertThat(lines.get(3)).isEmpty();
    for (String example : lines.subList(1, 3)) {
      CommandLine parsed = program();
      parsed.parseArgs(words(example.strip().substring("poolkeeper ".length())));
    }
  }

  /// As a shell takes a line apart; the examples have quotes of one kind.
  static String[] words(String line) {
    return Stream.of(line.split(" (?=(?:[^']*'[^']*')*[^']*$)"))
        .map(word -> word.replace("'", ""))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void saysASentenceOfEverything(String verb) {
    CommandLine command = Objects.requireNonNull(program().getSubcommands().get(verb));

    assertThat(command.getCommandSpec().usageMessage().description()).hasSize(1);
    assertThat(command.getCommandSpec().args())
        .extracting(ArgSpec::description)
        .allMatch(text -> text.length > 0 && String.join(" ", text).endsWith("."));
    assertThat(COMMAND.run(verb, "-h").data().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void listsTheVerbs() {
    assertThat(COMMAND.run().data()).contains(verbs().map(v -> "\n  " + v).toList());
    assertThat(COMMAND.run("-h").exit()).isZero();
    assertThat(COMMAND.run("--version").data()).startsWith("poolkeeper ");
  }

  @Test
  void completesInShells() throws Exception {
    assertThat(isTakenBy("bash", COMMAND.run("completion", "bash").data())).isTrue();
    String fish = COMMAND.run("completion", "fish").data();
    assertThat(fish).contains("-a log -d ", "__fish_seen_subcommand_from undo' -l since -r");
    assertThat(fish.lines()).allMatch(line -> line.startsWith("complete -c poolkeeper "));
    assertThat(Arrays.stream(fish.split("\n"))).hasSizeGreaterThan(50);
  }

  private static boolean isTakenBy(String shell, String script) throws Exception {
    Process process = new ProcessBuilder(shell, "-n").redirectErrorStream(true).start();
    process.getOutputStream().write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return process.waitFor() == 0;
  }
}
