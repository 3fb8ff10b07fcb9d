package io.github.poolkeeper.console;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolkeeper.core.userpool.Access;
import io.github.poolkeeper.core.userpool.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {
  private static final Path PAGE = Path.of("src/main/resources/io/github/poolkeeper/console/page");

  @Test
  void areAllThatThereAre() throws IOException {
    try (Stream<Path> files = Files.walk(PAGE)) {
      assertThat(files.filter(Files::isRegularFile).map(f -> PAGE.relativize(f).toString()))
          .containsExactlyInAnyOrderElementsOf(PageFiles.names().toList());
    }
  }

  /// Markup is made in one place; nothing is evaluated, styled in place or fetched from elsewhere.
  @Test
  void makeNoMarkupOfTexts() throws IOException {
    for (String name : PageFiles.names().filter(n -> n.endsWith(".js")).toList()) {
      String script = Files.readString(PAGE.resolve(name));
      assertThat(script)
          .as(name)
          .doesNotContain(
              "insertAdjacentHTML", "document.write", "eval(", "new Function", ".style.")
          .doesNotContain("http://", "https://", "innerHTML", "outerHTML", "DOMParser");
      if (!name.equals("js/mail.js")) {
        assertThat(script).as(name).doesNotContain("srcdoc");
      }
    }
    assertThat(Files.readString(PAGE.resolve("index.html")))
        .doesNotContain("<style", " style=", " on", "http");
  }

  @Test
  void haveTheirTextsInOneFile() throws IOException {
    List<String> others =
        PageFiles.names().filter(n -> n.endsWith(".js") && !n.equals("js/words.js")).toList();
    String scripts = others.stream().map(PageFilesTest::read).collect(joining());
    String words = read("js/words.js");

    Stream.of(scripts.split("(?<!/)\\bwords\\."))
        .skip(1)
        .map(rest -> rest.replaceFirst("(?s)[^A-Za-z_].*", ""))
        .distinct()
        .forEach(name -> assertThat(words).containsPattern("(?m)^  " + name + "\\b"));
  }

  /// The API counts what is open pool by pool: whoever only looks for names does not wait for it.
  @Test
  void askHowMuchIsOpenOnlyToShowIt() {
    assertThat(PageFiles.names().filter(n -> n.endsWith(".js") && read(n).contains("open: true")))
        .containsExactly("js/pools.js");
  }

  @Test
  void sayWhatEachSettingDoes() {
    String words = read("js/words.js");

    assertThat(Settings.all().stream().filter(s -> s.access() instanceof Access.Writable))
        .allSatisfy(
            setting ->
                assertThat(words)
                    .containsPattern(
                        "(?m)(^|, )\\s*('%s'|%s): '".formatted(setting.path(), setting.name())));
  }

  private static String read(String name) {
    try {
      return Files.readString(PAGE.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
