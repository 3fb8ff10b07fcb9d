package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import java.net.URI;
import java.nio.file.Path;
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
/// @param policy the file that stands for a layer with a policy
public record StackSettings(
    Project project,
    int port,
    Map<AwsService, URI> endpoints,
    Map<String, String> parameters,
    Consumer<String> functionLog,
    Optional<Path> policy) {
  /// With the built-in policy.
  public StackSettings(
      Project project,
      int port,
      Map<AwsService, URI> endpoints,
      Map<String, String> parameters,
      Consumer<String> functionLog) {
    this(project, port, endpoints, parameters, functionLog, Optional.empty());
  }

  public StackSettings {
    endpoints = Map.copyOf(endpoints);
    parameters = Map.copyOf(parameters);
  }

  /// The same with a policy of one's own, as if its layer were deployed.
  public StackSettings withPolicy(Path file) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put("PolicyLayerArn", "arn:aws:lambda:local:000000000000:layer:policy:1");
    return new StackSettings(project, port, endpoints, more, functionLog, Optional.of(file));
  }
}
