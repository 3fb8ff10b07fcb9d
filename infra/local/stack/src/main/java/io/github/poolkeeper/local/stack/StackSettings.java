package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import io.github.poolkeeper.local.lambda.Redelivery;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// How a stack is started.
///
/// @param port the gateway's; 0 for any free one
/// @param endpoints of services that are not to be stood in for
/// @param parameters values for the template's parameters; the others have their defaults
/// @param functionLog takes each line that a function writes
/// @param redelivery when the queues of this machine give out again what a function has left
public record StackSettings(
    Project project,
    int port,
    Map<AwsService, URI> endpoints,
    Map<String, String> parameters,
    Consumer<String> functionLog,
    Redelivery redelivery) {
  /// For a rehearsal on copies of pools: the template gives rights on keys only when it is told
  /// which.
  public static final Map<String, String> EVERY_KEY = Map.of("KmsKeyArns", "arn:aws:kms:*");

  private static final Duration SOON = Duration.ofSeconds(1);

  public StackSettings {
    endpoints = Map.copyOf(endpoints);
    parameters = Map.copyOf(parameters);
  }

  /// What a function leaves when it is killed comes again after a second.
  public StackSettings(
      Project project,
      int port,
      Map<AwsService, URI> endpoints,
      Map<String, String> parameters,
      Consumer<String> functionLog) {
    this(project, port, endpoints, parameters, functionLog, Redelivery.afterFailure(SOON));
  }
}
