package io.github.poolkeeper.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Addresses in the docs can be signed as they stand by a curl before release 8: their parameters
/// are sorted by name, and their values percent-encoded.
class DocumentedAddressesTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/(?:changes|approvals|answers|freezes|user-pools)(?:/[\\w{}-]+)*\\?([^ '\"`)|>]+)");
  private static final Pattern PARAMETER =
      Pattern.compile("[A-Za-z]+=(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*");

  @Test
  void haveTheirParametersInOrderAndEncoded() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path page : pages()) {
      Matcher addresses = ADDRESS.matcher(Files.readString(page));
      while (addresses.find()) {
        List<String> parameters = List.of(addresses.group(1).split("&", -1));
        found.add(addresses.group());
        assertThat(parameters)
            .as("%s: %s", page, addresses.group())
            .isSorted()
            .allMatch(parameter -> PARAMETER.matcher(parameter).matches());
      }
    }
    assertThat(found).hasSizeGreaterThan(10);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of(PROJECT.resolve("README.md"), PROJECT.resolve("infra/cli/README.md")))
          .toList();
    }
  }
}
