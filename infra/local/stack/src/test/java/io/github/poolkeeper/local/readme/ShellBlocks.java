package io.github.poolkeeper.local.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The blocks of shell commands in a section of a page, as somebody copies them.
final class ShellBlocks {
  static final Path PROJECT = Path.of("../../..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  private ShellBlocks() {}

  /// @param section the title of a `##` section
  static List<String> in(String page, String section) throws IOException {
    String text = Files.readString(PROJECT.resolve(page));
    int begin = text.indexOf("\n## " + section + "\n");
    if (begin < 0) {
      throw new IllegalArgumentException(page + " has no section " + section);
    }
    int end = text.indexOf("\n## ", begin + 1);
    List<String> blocks = new ArrayList<>();
    var matcher = BLOCK.matcher(text.substring(begin, end < 0 ? text.length() : end));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return List.copyOf(blocks);
  }
}
