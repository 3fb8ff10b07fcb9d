package io.github.poolkeeper.local.iam;

import java.util.Map;

/// What a request needs to be allowed.
///
/// @param action as in IAM, `sqs:SendMessage`
/// @param resource an ARN
/// @param context condition keys and their values
public record Access(String action, String resource, Map<String, String> context) {
  public Access {
    context = Map.copyOf(context);
  }

  public Access(String action, String resource) {
    this(action, resource, Map.of());
  }
}
