package io.github.poolkeeper.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the alarms of `template.yaml`, `docs/operations.md` and the code together.
class AlarmsTest {
  private static final Path PROJECT = Path.of("../..");

  @Test
  void allStandInOperationsAndNoOthersDo() throws IOException {
    Set<String> alarms =
        found("template.yaml", "(?m)^  (\\w+):\\n    Type: AWS::CloudWatch::Alarm$");

    assertThat(alarms).hasSizeGreaterThan(5);
    assertThat(found("docs/operations.md", "(?m)^\\| `(\\w+Alarm)` \\|")).isEqualTo(alarms);
  }

  @Test
  void watchMetricsThatTheCodeHas() throws IOException {
    Set<String> watched =
        found("template.yaml", "Namespace: " + Metric.NAMESPACE + "[,\\s]+MetricName: (\\w+)");

    assertThat(watched).contains("ChangesEnded", "Exceptions");
    assertThat(titles()).containsAll(watched);
  }

  @Test
  void everyMetricIsMeasuredSomewhereAndDescribed() throws IOException {
    String code = mainSources();
    String operations = Files.readString(PROJECT.resolve("docs/operations.md"));

    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(code).contains("measure(Metric." + metric.name()))
        .allSatisfy(metric -> assertThat(operations).contains("`" + metric.title() + "`"));
  }

  private static Set<String> titles() {
    return Arrays.stream(Metric.values()).map(Metric::title).collect(Collectors.toSet());
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(PROJECT.resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Without white space, so that it does not matter where a line is broken.
  private static String mainSources() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(PROJECT.resolve("functions"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (file.toString().contains("src/main")) {
          code.append(Files.readString(file));
        }
      }
    }
    return code.toString().replaceAll("\\s", "");
  }
}
