package io.github.poolkeeper.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentProcessIT {

  private static final String PID = "[sample] pid ";

  @Test
  void takesItsFunctionsAlongWhenItIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentProcess.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var lines = parent.inputReader()) {
      List<ProcessHandle> functions =
          lines
              .lines()
              .filter(line -> line.startsWith(PID))
              .limit(2)
              .map(line -> Long.parseLong(line.substring(PID.length())))
              .flatMap(pid -> ProcessHandle.of(pid).stream())
              .toList();
      assertThat(functions).hasSize(2).allMatch(ProcessHandle::isAlive);
      parent.destroyForcibly();
      for (ProcessHandle function : functions) {
        assertThat(function.onExit().get(20, TimeUnit.SECONDS)).isNotNull();
      }
    } finally {
      parent.destroyForcibly();
    }
  }
}
