package io.github.poolkeeper.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the page may ask of the history API: its routes, as `docs/openapi.yaml` has them, and
/// nothing else. No path that matches has anything in it that a signer or a server would read
/// otherwise: no escapes, no dots.
final class Routes {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "{id}", "[A-Za-z0-9-]{1,40}_[A-Za-z0-9]{1,40}",
          "{changeId}", "[0-9a-f-]{36}",
          "{n}", "[1-9][0-9]{0,11}",
          "{m}", "[1-9][0-9]{0,11}");

  /// A method, and a path with its parameters in braces.
  static final List<String> ALL =
      List.of(
          "GET /answers",
          "GET /approvals",
          "GET /changes",
          "GET /diff",
          "GET /freeze",
          "PUT /freeze",
          "DELETE /freeze",
          "GET /freezes",
          "GET /user-pools",
          "GET /user-pools/{id}",
          "GET /user-pools/{id}/changes",
          "POST /user-pools/{id}/changes",
          "GET /user-pools/{id}/changes/{changeId}",
          "POST /user-pools/{id}/changes/{changeId}/accept",
          "POST /user-pools/{id}/changes/{changeId}/approve",
          "POST /user-pools/{id}/changes/{changeId}/decline",
          "POST /user-pools/{id}/changes/{changeId}/rollback",
          "POST /user-pools/{id}/changes/{changeId}/withdraw",
          "GET /user-pools/{id}/export",
          "GET /user-pools/{id}/freeze",
          "PUT /user-pools/{id}/freeze",
          "DELETE /user-pools/{id}/freeze",
          "POST /user-pools/{id}/look",
          "POST /user-pools/{id}/plan",
          "POST /user-pools/{id}/restore",
          "GET /user-pools/{id}/revisions",
          "GET /user-pools/{id}/revisions/{n}",
          "GET /user-pools/{id}/revisions/{n}/diff/{m}",
          "GET /user-pools/{id}/verify",
          "GET /whoami");

  private static final List<Pattern> PATTERNS = ALL.stream().map(Routes::pattern).toList();

  private Routes() {}

  /// Whether it is one of them.
  ///
  /// @param path as it came, nothing decoded
  static boolean has(String method, String path) {
    String route = method + " " + path;
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(route).matches());
  }

  /// Whether it is an answer that agrees, and so has to name what it agrees to.
  static boolean isApproval(String path) {
    return path.endsWith("/approve");
  }

  private static Pattern pattern(String route) {
    String pattern = route;
    for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
      pattern = pattern.replace(parameter.getKey(), parameter.getValue());
    }
    return Pattern.compile(pattern);
  }
}
