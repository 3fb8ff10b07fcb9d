package io.github.poolkeeper.local.endtoend;

import io.github.poolkeeper.history.ApiCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The commands of `docs/rollback.md`, by section.
record RollbackGuide(Map<String, List<ApiCommand>> sections) {

  static RollbackGuide read() throws IOException {
    Map<String, List<ApiCommand>> sections = new LinkedHashMap<>();
    List<ApiCommand> commands = new ArrayList<>();
    for (String line : Files.readAllLines(RunningTemplate.PROJECT.resolve("docs/rollback.md"))) {
      if (line.startsWith("## ")) {
        commands = new ArrayList<>();
        sections.put(line.substring(3), commands);
      } else if (line.startsWith("api ")) {
        commands.add(ApiCommand.parse(line));
      }
    }
    return new RollbackGuide(sections);
  }
}
