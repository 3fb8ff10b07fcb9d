package io.github.poolkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.cli.terminal.Terminal;
import io.github.poolkeeper.cli.terminal.Terminal.Abilities;
import io.github.poolkeeper.cli.verb.Invocation;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class HelpTest {
  private static final Command COMMAND = new Command(Map.of(), Abilities.NONE, "");

  @TempDir private Path folder;

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

  /// The launcher of a checkout has it before anything is built. Written with
  /// `-Dpoolkeeper.write=true`.
  @Test
  void standsInAFileToo() throws Exception {
    Path file = Path.of("help.txt");
    String ours = COMMAND.run("-h").data();
    String all = Files.readString(file);
    String local = all.substring(all.indexOf("On this machine"));
    if (Boolean.getBoolean("poolkeeper.write")) {
      Files.writeString(file, ours + "\n" + local);
    }

    assertThat(Files.readString(file)).isEqualTo(ours + "\n" + local);
  }

  /// A checkout in which nothing has been built, on a machine without Maven and Java.
  @ParameterizedTest
  @ValueSource(
      strings = {"", "-h", "help", "demo -h", "up --port 1 --help", "env -h", "redrive -h"})
  void ofACheckoutNeedsNoBuild(String typed) throws Exception {
    Path checkout = Files.createDirectories(folder.resolve("infra/cli")).resolve("../..");
    Files.copy(Path.of("help.txt"), checkout.resolve("infra/cli/help.txt"));
    Files.copy(Path.of("../../poolkeeper"), checkout.resolve("poolkeeper"));

    Process process =
        new ProcessBuilder("bash", "-c", "PATH=/usr/bin:/bin; ./poolkeeper " + typed)
            .directory(checkout.toFile())
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(Files.readString(Path.of("help.txt")));
    assertThat(process.waitFor()).isZero();
    assertThat(checkout.resolve(".local")).doesNotExist();
  }

  @Test
  void saysWhatCanBeTypedHere() {
    Command there = COMMAND.calledAs("./poolkeeper");

    assertThat(there.run("log", "-h").data()).startsWith("Examples:\n  ./poolkeeper log ");
    assertThat(there.run("plan", "x=1").talk())
        .startsWith("poolkeeper: ")
        .contains("; ./poolkeeper pools lists them");
  }

  @Test
  void saysEverythingThatIsTypedWrongAtOnce() {
    Command.Run run =
        COMMAND.run(
            "log", "--sinse", "7d", "--limit", "many", "--until", "never", "--touching", "Mfa");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.talk().lines())
        .first()
        .isEqualTo("poolkeeper: 4 things are wrong; poolkeeper log -h shows examples");
    assertThat(run.talk())
        .contains(
            "many is no whole number",
            "never is no time",
            "Mfa is no setting",
            "Unknown options: '--sinse', '7d'; did you mean");
    assertThat(COMMAND.run("log", "--sinse", "-h").exit()).isZero();
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
    process.getOutputStream().write(script.getBytes(UTF_8));
    process.getOutputStream().close();
    return process.waitFor() == 0;
  }
}
