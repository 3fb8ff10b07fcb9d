package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of a route: `/user-pools/{id}` or, for everything below a path, `/files/{name+}`.
///
/// @param rank sorts the more specific route first: texts before variables before rests
record RoutePattern(Pattern pattern, List<String> names, String rank) {

  static RoutePattern parse(String path) {
    var pattern = new StringBuilder();
    var names = new ArrayList<String>();
    var rank = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      boolean variable = segment.startsWith("{") && segment.endsWith("}");
      boolean rest = variable && segment.endsWith("+}");
      if (variable) {
        names.add(segment.substring(1, segment.length() - (rest ? 2 : 1)));
      }
      pattern.append('/').append(rest ? "(.+)" : variable ? "([^/]+)" : Pattern.quote(segment));
      rank.append(rest ? 2 : variable ? 1 : 0);
    }
    return new RoutePattern(Pattern.compile(pattern.toString()), names, rank.toString());
  }

  /// The decoded path parameters, if the path is one of this route's.
  Optional<Map<String, String>> match(String rawPath) {
    Matcher matcher = pattern.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), decode(matcher.group(i + 1)));
    }
    return Optional.of(parameters);
  }

  /// Unlike in a query, a plus sign in a path is a plus sign.
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
