package io.github.poolkeeper.aws.lambda;

import io.github.poolkeeper.core.json.Violation;
import io.github.poolkeeper.core.policy.Policy;
import io.github.poolkeeper.core.policy.PolicyParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The policy that was deployed with a function: the file that `POLICY_FILE` names, or the built-in
/// one where it names none.
public final class DeployedPolicy {
  private static final String VARIABLE = "POLICY_FILE";

  private DeployedPolicy() {}

  /// The policy to judge by.
  ///
  /// @throws IllegalStateException with every violation, when the file is no policy
  public static Policy of(Environment environment) {
    return environment
        .optional(VARIABLE)
        .map(Path::of)
        .map(DeployedPolicy::read)
        .orElseGet(Policy::builtIn);
  }

  private static Policy read(Path file) {
    return switch (PolicyParser.parse(text(file))) {
      case PolicyParser.Parsed.Valid(Policy policy) -> policy;
      case PolicyParser.Parsed.Invalid(List<Violation> violations) ->
          throw new IllegalStateException(file + " is no policy: " + words(violations));
    };
  }

  private static String words(List<Violation> violations) {
    return violations.stream()
        .map(violation -> violation.path() + " " + violation.message())
        .collect(Collectors.joining("; "));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the policy cannot be read", e);
    }
  }
}
