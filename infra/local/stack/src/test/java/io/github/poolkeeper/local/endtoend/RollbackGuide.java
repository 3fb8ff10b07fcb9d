package io.github.poolkeeper.local.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of `docs/rollback.md`, by section: lines like `api POST /plan '{…}'`.
record RollbackGuide(Map<String, List<Command>> sections) {
  private static final Pattern COMMAND =
      Pattern.compile("api (GET|POST) ('[^']*'|\\S+)(?: ('.*'))?\\s*(?:#.*)?");

  /// A request as the guide spells it, shell variables and all.
  record Command(String method, String path, String body) {

    /// With the shell's variables filled in: outside quotes, and in between two quoted parts.
    Command with(Map<String, String> variables) {
      String filledPath = path;
      String filledBody = body;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filledPath = filledPath.replace("$" + variable.getKey(), variable.getValue());
        filledBody = filledBody.replace("'$" + variable.getKey() + "'", variable.getValue());
      }
      return new Command(method, filledPath, filledBody);
    }
  }

  static RollbackGuide read() throws IOException {
    Map<String, List<Command>> sections = new LinkedHashMap<>();
    List<Command> commands = new ArrayList<>();
    for (String line : Files.readAllLines(RunningTemplate.PROJECT.resolve("docs/rollback.md"))) {
      if (line.startsWith("## ")) {
        commands = new ArrayList<>();
        sections.put(line.substring(3), commands);
      } else if (line.startsWith("api ")) {
        commands.add(command(line));
      }
    }
    return new RollbackGuide(sections);
  }

  private static Command command(String line) {
    Matcher parts = COMMAND.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no command of the guide: " + line);
    }
    String body = parts.group(3) == null ? "" : parts.group(3);
    return new Command(
        parts.group(1), unquoted(parts.group(2)), body.isEmpty() ? "" : unquoted(body));
  }

  private static String unquoted(String word) {
    return word.startsWith("'") ? word.substring(1, word.length() - 1) : word;
  }
}
