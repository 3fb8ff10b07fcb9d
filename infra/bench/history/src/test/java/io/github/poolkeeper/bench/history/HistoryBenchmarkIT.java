package io.github.poolkeeper.bench.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.local.stack.Project;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryBenchmarkIT {
  @Test
  void findsAPageOfEveryKindAtEverySize() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Project project = new Project(Path.of("../../.."));

    Main.run(project, List.of(110, 140), 0, 1, new PrintStream(printed, true, UTF_8));

    assertThat(printed.toString(UTF_8).lines())
        .contains(
            "| newest changes | 1 BatchGetItem, 1 Query: 21.0 | 1 BatchGetItem, 1 Query: 21.0 |");
  }
}
