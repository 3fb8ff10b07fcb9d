package io.github.poolkeeper.history;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request to the API as the documents spell it: `api POST /changes '{…}' -H 'name: value'`,
/// shell variables and all.
public record ApiCommand(String method, String path, String body, Map<String, String> headers) {
  private static final Pattern COMMAND =
      Pattern.compile(
          "api (GET|PUT|POST|DELETE) ('[^']*'|\\S+)(?: ('.*?'))?((?: -H '[^']*')*)\\s*(?:#.*)?");
  private static final Pattern HEADER = Pattern.compile("-H '([^:']*): ([^']*)'");

  public ApiCommand {
    headers = Map.copyOf(headers);
  }

  public ApiCommand(String method, String path, String body) {
    this(method, path, body, Map.of());
  }

  /// Reads a line that starts with `api `.
  public static ApiCommand parse(String line) {
    Matcher parts = COMMAND.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no command of the API: " + line);
    }
    String body = parts.group(3) == null ? "''" : parts.group(3);
    return new ApiCommand(
        parts.group(1), unquoted(parts.group(2)), unquoted(body), headers(parts.group(4)));
  }

  /// With the shell's variables filled in: outside quotes, and in between two quoted parts.
  public ApiCommand with(Map<String, String> variables) {
    String filledPath = path;
    String filledBody = body;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filledPath = filledPath.replace("$" + variable.getKey(), variable.getValue());
      filledBody = filledBody.replace("'$" + variable.getKey() + "'", variable.getValue());
    }
    return new ApiCommand(method, filledPath, filledBody, headers);
  }

  private static Map<String, String> headers(String options) {
    Map<String, String> headers = new HashMap<>();
    HEADER
        .matcher(options)
        .results()
        .forEach(header -> headers.put(header.group(1).toLowerCase(Locale.ROOT), header.group(2)));
    return headers;
  }

  private static String unquoted(String word) {
    return word.startsWith("'") ? word.substring(1, word.length() - 1) : word;
  }
}
