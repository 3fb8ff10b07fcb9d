package io.github.poolkeeper.contract;

import io.github.poolkeeper.local.signature.AccessKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is to be done.
sealed interface Command {
  /// Asks, and cleans up.
  ///
  /// @param only the steps to go; empty for all
  /// @param emailIdentity the ARN of one that SES has verified
  record Run(Target target, AccessKey key, Set<String> only, Optional<String> emailIdentity)
      implements Command {}

  /// Cleans up after a run that could not.
  record Clean(Target target, AccessKey key) implements Command {}

  record Compare(Path one, Path other) implements Command {}

  record Beliefs() implements Command {}

  record Help() implements Command {}

  /// The command line is wrong, or the shell it is called in.
  final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /// Reads a command line.
  ///
  /// @throws UsageException unless it is told which account it may use, with credentials for it
  static Command parse(List<String> arguments, Map<String, String> environment) {
    return switch (arguments.isEmpty() ? "--help" : arguments.getFirst()) {
      case "--help", "-h", "help" -> new Help();
      case "beliefs" -> new Beliefs();
      case "compare" -> compare(arguments);
      default -> new Line(arguments, environment).command();
    };
  }

  private static Compare compare(List<String> arguments) {
    if (arguments.size() != 3) {
      throw new UsageException("compare takes two reports");
    }
    return new Compare(Path.of(arguments.get(1)), Path.of(arguments.get(2)));
  }

  /// A command line of options.
  record Line(List<String> arguments, Map<String, String> environment) {
    private static final Set<String> FLAGS = Set.of("--local", "--clean");
    private static final Set<String> OPTIONS =
        Set.of("--account", "--region", "--only", "--email-identity");

    Command command() {
      check();
      Target target = arguments.contains("--local") ? local() : account();
      return arguments.contains("--clean")
          ? new Clean(target, key())
          : new Run(target, key(), only(), option("--email-identity"));
    }

    private void check() {
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        if (OPTIONS.contains(argument) && i + 1 < arguments.size()) {
          i++;
        } else if (!FLAGS.contains(argument)) {
          throw new UsageException("what is " + argument + "?");
        }
      }
      if (arguments.contains("--local")
          && !Set.copyOf(arguments).stream().allMatch(this::isLocal)) {
        throw new UsageException("--local goes with --only alone");
      }
    }

    private boolean isLocal(String argument) {
      return !Set.of("--account", "--region", "--clean").contains(argument);
    }

    private Target account() {
      String id =
          option("--account")
              .filter(account -> account.matches("\\d{12}"))
              .orElseThrow(
                  () -> new UsageException("--account: the 12 digits of the account it may use"));
      if (environment.containsKey("AWS_ENDPOINT_URL")) {
        throw new UsageException("AWS_ENDPOINT_URL is set: this shell does not speak to AWS");
      }
      String region =
          option("--region")
              .or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
              .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
              .orElseThrow(() -> new UsageException("--region: which one?"));
      return Target.Account.ofAws(id, region);
    }

    private Target local() {
      URI endpoint = URI.create(variable("AWS_ENDPOINT_URL"));
      if (!Set.of("127.0.0.1", "localhost").contains(String.valueOf(endpoint.getHost()))) {
        throw new UsageException(endpoint + " is not on this machine");
      }
      return new Target.Local(
          endpoint, variable("AWS_REGION"), variable("POOLKEEPER_REQUEST_QUEUE_URL"));
    }

    private AccessKey key() {
      return new AccessKey(
          variable("AWS_ACCESS_KEY_ID"),
          variable("AWS_SECRET_ACCESS_KEY"),
          Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")).filter(t -> !t.isEmpty()));
    }

    private Set<String> only() {
      Set<String> only =
          option("--only").stream()
              .flatMap(steps -> Arrays.stream(steps.split(",")))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> unknown = new TreeSet<>(only);
      Steps.ALL.forEach(step -> unknown.remove(step.name()));
      if (!unknown.isEmpty()) {
        throw new UsageException("there is no step " + String.join(", ", unknown));
      }
      return only;
    }

    private Optional<String> option(String name) {
      int at = arguments.indexOf(name);
      return at < 0 ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    private String variable(String name) {
      return Optional.ofNullable(environment.get(name))
          .orElseThrow(
              () ->
                  new UsageException(
                      name
                          + " is not set: eval \"$(aws configure export-credentials --format env)\","
                          + " or for --local eval \"$(./poolkeeper env)\""));
    }
  }
}
