package io.github.poolkeeper.aws.lambda;

import java.util.Map;
import java.util.Optional;

/// A function's environment variables, as `template.yaml` sets them.
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// The value of a variable that has to be there.
  ///
  /// @throws IllegalStateException when it is not
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is not set"));
  }
}
