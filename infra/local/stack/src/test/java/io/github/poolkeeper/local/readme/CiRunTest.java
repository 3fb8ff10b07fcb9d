package io.github.poolkeeper.local.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `.ci/run` with programs in the place of Maven, of Python and of the launcher that only
/// write down how they were called: it has to do what the README tells a newcomer to do.
class CiRunTest {
  private static final String RECORDING =
      """
      #!/usr/bin/env bash
      n="$(($(find "$CALLS" -name '*.command' | wc -l) + 1))"
      echo "PROGRAM${*:+ $*}" > "$CALLS/$n.command"
      env -0 > "$CALLS/$n.environment"
      echo '[INFO]   - /somewhere/jdk-17'
      echo '[INFO]       version: 17.0.15'
      echo '[INFO]   - /somewhere/jdk-25'
      echo '[INFO]       version: 25.0.3'
      """;

  /// What every shell sets for itself.
  private static final Set<String> OF_THE_SHELL = Set.of("_", "OLDPWD", "PWD", "SHLVL");

  @TempDir private Path folder;
  private Map<String, String> environment = Map.of();

  private record Call(String command, Map<String, String> environment) {}

  @BeforeEach
  void setUp() throws IOException {
    Path ci = Files.createDirectories(folder.resolve("project/.ci"));
    Files.copy(ShellBlocks.PROJECT.resolve(".ci/run"), ci.resolve("run"));
    Files.createDirectories(folder.resolve("calls"));
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("project/infra/clients"));
    Files.createDirectories(folder.resolve("project/infra/judges"));
    program("bin/mvn", "mvn");
    program("bin/python3", "python3");
    program("bin/chromedriver", "chromedriver");
    program("project/poolkeeper", "./poolkeeper");
    program("project/infra/clients/run", "infra/clients/run");
    program("project/infra/judges/run", "infra/judges/run");
    environment =
        Map.of(
            "PATH",
            folder.resolve("bin") + ":" + System.getenv("PATH"),
            "HOME",
            folder.resolve("home").toString(),
            "CALLS",
            folder.resolve("calls").toString(),
            "JAVA_HOME",
            "/somewhere/jdk-17");
  }

  @Test
  void runsTheReadmesCommandsFirstAndInTheEnvironmentAsItIs() throws Exception {
    List<String> commands =
        ShellBlocks.in("README.md", "Try it")
            .getFirst()
            .lines()
            .map(line -> line.replaceFirst("\\s+#.*", ""))
            .toList();

    List<Call> calls = run();

    assertThat(commands).hasSize(2);
    assertThat(calls.subList(0, 2)).extracting(Call::command).isEqualTo(commands);
    assertThat(calls.subList(0, 2)).extracting(Call::environment).containsOnly(environment);
  }

  @Test
  void checksTheFormatOnAJdk25() throws Exception {
    assertThat(run())
        .filteredOn(call -> call.command().endsWith("spotless:check"))
        .singleElement()
        .satisfies(
            call -> assertThat(call.environment()).containsEntry("JAVA_HOME", "/somewhere/jdk-25"));
  }

  @Test
  void beginsWithoutArtifactsOfItsOwn() throws Exception {
    Path artifacts = folder.resolve("home/.m2/repository/io/github");
    Path own = Files.createDirectories(artifacts.resolve("poolkeeper/poolkeeper-core"));
    Path others = Files.createDirectories(artifacts.resolve("others"));

    run();

    assertThat(own).doesNotExist();
    assertThat(others).exists();
  }

  private List<Call> run() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("project/.ci/run").toString())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    assertThat(builder.start().waitFor()).as(Files.readString(folder.resolve("output"))).isZero();

    try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
      int calls = (int) files.filter(file -> file.toString().endsWith(".command")).count();
      return IntStream.rangeClosed(1, calls).mapToObj(this::call).toList();
    }
  }

  private Call call(int number) {
    try {
      Map<String, String> variables = new HashMap<>();
      String all = Files.readString(folder.resolve("calls/" + number + ".environment"));
      for (String variable : all.split("\0", -1)) {
        String[] parts = variable.split("=", 2);
        variables.put(parts[0], parts[parts.length - 1]);
      }
      variables.remove("");
      variables.keySet().removeAll(OF_THE_SHELL);
      return new Call(
          Files.readString(folder.resolve("calls/" + number + ".command")).strip(), variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void program(String file, String name) throws IOException {
    Path program = folder.resolve(file);
    Files.writeString(program, RECORDING.replace("PROGRAM", name));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
