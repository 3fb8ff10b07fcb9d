package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.lambda.Redelivery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// How a stack is started.
///
/// @param port the gateway's; 0 for any free one
/// @param endpoints of services that are not to be stood in for
/// @param parameters values for the template's parameters; the others have their defaults
/// @param functionLog takes each line that a function writes
/// @param redelivery when the queues of this machine give out again what a function has left
/// @param policy the file that stands for a layer with a policy
public record StackSettings(
    Project project,
    int port,
    Map<AwsService, URI> endpoints,
    Map<String, String> parameters,
    Consumer<String> functionLog,
    Redelivery redelivery,
    Optional<Path> policy) {
  /// For a rehearsal on copies of pools: the template gives rights on keys, and takes the task
  /// tokens of workflows, only when it is told which. Here it is the role whose sessions this
  /// machine has keys of.
  public static final Map<String, String> REHEARSAL =
      Map.of(
          "KmsKeyArns", "arn:aws:kms:*",
          "TaskRoleIds", "AROALOCALWORKFLOW",
          "StateMachineArns", "arn:aws:states:*:*:stateMachine:*");

  private static final Duration SOON = Duration.ofSeconds(1);

  public StackSettings {
    endpoints = Map.copyOf(endpoints);
    parameters = Map.copyOf(parameters);
  }

  /// With the built-in policy, and what a function leaves when it is killed comes again after a
  /// second.
  public StackSettings(
      Project project,
      int port,
      Map<AwsService, URI> endpoints,
      Map<String, String> parameters,
      Consumer<String> functionLog) {
    this(
        project,
        port,
        endpoints,
        parameters,
        functionLog,
        Redelivery.afterFailure(SOON),
        Optional.empty());
  }

  /// The same with a policy of one's own, as if its layer were deployed.
  public StackSettings withPolicy(Path file) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put("PolicyLayerArn", "arn:aws:lambda:local:000000000000:layer:policy:1");
    return new StackSettings(
        project, port, endpoints, more, functionLog, redelivery, Optional.of(file));
  }

  public StackSettings withRedelivery(Redelivery other) {
    return new StackSettings(project, port, endpoints, parameters, functionLog, other, policy);
  }
}
