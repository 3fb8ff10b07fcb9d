package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.gateway.AwsService;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/// How a stack is started.
///
/// @param port the gateway's; 0 for any free one
/// @param endpoints of services that are not to be stood in for
/// @param parameters values for the template's parameters; the others have their defaults
/// @param functionLog takes each line that a function writes
public record StackSettings(
    Project project,
    int port,
    Map<AwsService, URI> endpoints,
    Map<String, String> parameters,
    Consumer<String> functionLog) {
  public StackSettings {
    endpoints = Map.copyOf(endpoints);
    parameters = Map.copyOf(parameters);
  }
}
