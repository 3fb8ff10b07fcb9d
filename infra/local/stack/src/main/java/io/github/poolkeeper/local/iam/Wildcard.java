package io.github.poolkeeper.local.iam;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// `*` and `?`, as IAM reads them.
final class Wildcard {
  private static final int ARN_PARTS = 6;

  /// By the pattern; those of the template's roles come with every request.
  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Wildcard() {}

  /// The case of an action makes no difference.
  static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  /// Part by part: a star ends at the colon, but for the last part, which may have colons of its
  /// own. Parts that the pattern leaves out match anything.
  static boolean matchesArn(String pattern, String arn) {
    String[] patterns = pattern.split(":", ARN_PARTS);
    String[] parts = arn.split(":", ARN_PARTS);
    return pattern.equals("*")
        || (patterns.length <= parts.length
            && IntStream.range(0, patterns.length).allMatch(i -> matches(patterns[i], parts[i])));
  }

  static boolean matches(String pattern, String text) {
    return COMPILED.computeIfAbsent(pattern, Wildcard::compiled).matcher(text).matches();
  }

  private static Pattern compiled(String pattern) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL);
  }
}
