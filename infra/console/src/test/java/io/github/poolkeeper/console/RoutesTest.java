package io.github.poolkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoutesTest {
  /// Each is a route of the contract. One that the page has no use for need not be let through.
  @Test
  void areThoseOfTheContract() throws IOException {
    assertThat(Routes.ALL).isSubsetOf(contract()).doesNotHaveDuplicates();
  }

  /// Of `docs/openapi.yaml` the lines that begin a path and a method.
  private static List<String> contract() throws IOException {
    List<String> routes = new ArrayList<>();
    String path = "";
    for (String line : Files.readAllLines(Path.of("../../docs/openapi.yaml"))) {
      if (line.matches("  /\\S*:")) {
        path = line.strip().replaceFirst(":$", "");
      } else if (!path.isEmpty() && line.matches("    (get|put|post|delete):")) {
        routes.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
      } else if (line.matches("\\S.*")) {
        path = "";
      }
    }
    return routes;
  }
}
