package io.github.poolkeeper.local.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One `Allow` of a function's role; `*` and `?` are wildcards, as in IAM.
///
/// @param conditions `StringEquals`: condition key to the value it must have
public record PolicyStatement(
    List<String> actions, List<String> resources, Map<String, String> conditions) {
  public PolicyStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = Map.copyOf(conditions);
  }

  public boolean allows(Access access) {
    return actions.stream().anyMatch(pattern -> matches(pattern, access.action()))
        && resources.stream().anyMatch(pattern -> matches(pattern, access.resource()))
        && conditions.entrySet().stream()
            .allMatch(c -> c.getValue().equals(access.context().get(c.getKey())));
  }

  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }

  /// What a request needs to be allowed.
  ///
  /// @param action as in IAM, `sqs:SendMessage`
  /// @param resource an ARN
  /// @param context condition keys and their values
  public record Access(String action, String resource, Map<String, String> context) {
    public Access(String action, String resource) {
      this(action, resource, Map.of());
    }
  }
}
