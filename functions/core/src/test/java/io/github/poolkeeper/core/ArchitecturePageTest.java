package io.github.poolkeeper.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/architecture.md` against the sources: an overview that names what is gone misleads.
class ArchitecturePageTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");
  private static final int MAX_LINES = 120;

  @Test
  void namesOnlyClassesThatExist() throws IOException {
    Set<String> named =
        CLASS
            .matcher(page())
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !OF_COGNITO.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(classes()).containsAll(named);
  }

  @Test
  void staysAnOverview() throws IOException {
    assertThat(page().lines().count()).isLessThanOrEqualTo(MAX_LINES);
  }

  /// Names of the API, not of ours.
  private static final Set<String> OF_COGNITO = Set.of("UpdateUserPool");

  private static String page() throws IOException {
    return Files.readString(PROJECT.resolve("docs/architecture.md"));
  }

  private static Set<String> classes() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String folder : Set.of("functions", "infra")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
        files
            .filter(file -> file.toString().contains("/src/"))
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(".java"))
            .forEach(name -> names.add(name.replace(".java", "")));
      }
    }
    return names;
  }
}
