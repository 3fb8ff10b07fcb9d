package io.github.poolkeeper.bench.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.poolkeeper.local.stack.Project;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistoryBenchmarkIT {
  private static final Pattern NEWEST =
      Pattern.compile(
          "newest changes \\| 1 BatchGetItem, 1 Query: ([0-9.]+) \\| 1 BatchGetItem, 1 Query: ([0-9.]+) ");

  @Test
  void findsAPageOfEveryKindAtEverySize() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Project project = new Project(Path.of("../../.."));

    Main.run(project, List.of(110, 140), 0, 1, new PrintStream(printed, true, UTF_8));

    Matcher units = NEWEST.matcher(printed.toString(UTF_8));
    assertThat(units.find()).as(printed.toString(UTF_8)).isTrue();
    // A page is a few bytes larger or smaller, and is billed by 4 KB.
    assertThat(Double.parseDouble(units.group(1)))
        .isCloseTo(Double.parseDouble(units.group(2)), offset(1.0));
  }
}
