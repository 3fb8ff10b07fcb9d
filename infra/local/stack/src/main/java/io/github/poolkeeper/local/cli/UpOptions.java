package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.gateway.AwsService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of `up`.
///
/// @param port 0 for any free one
/// @param pools files with user pools to load
/// @param copies ids of user pools of the caller's account to load
/// @param policy a file with the policy to judge by
/// @param ready where to write the addresses
/// @param parameters of the template
/// @param endpoints of services that run elsewhere
record UpOptions(
    int port,
    List<Path> pools,
    List<String> copies,
    Optional<Path> policy,
    Optional<Path> ready,
    Map<String, String> parameters,
    Map<AwsService, URI> endpoints) {
  UpOptions {
    pools = List.copyOf(pools);
    copies = List.copyOf(copies);
    parameters = Map.copyOf(parameters);
    endpoints = Map.copyOf(endpoints);
  }

  /// Reads `--name value` pairs.
  static UpOptions parse(List<String> arguments) {
    int port = 0;
    List<Path> pools = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    Optional<Path> policy = Optional.empty();
    Optional<Path> ready = Optional.empty();
    Map<String, String> parameters = new HashMap<>();
    Map<AwsService, URI> endpoints = new EnumMap<>(AwsService.class);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      switch (option) {
        case "--port" -> port = port(value(option, rest));
        case "--pool" -> pools.add(Path.of(value(option, rest)));
        case "--copy" -> copies.add(value(option, rest));
        case "--policy" -> policy = Optional.of(Path.of(value(option, rest)));
        case "--ready" -> ready = Optional.of(Path.of(value(option, rest)));
        case "--parameter" -> {
          String[] parameter = parameter(value(option, rest));
          parameters.put(parameter[0], parameter[1]);
        }
        default -> endpoints.put(service(option), URI.create(value(option, rest)));
      }
    }
    return new UpOptions(port, pools, copies, policy, ready, parameters, endpoints);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value");
    }
    return rest.next();
  }

  static int port(String text) {
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException _) {
      throw new UsageException("--port must be a number, not " + text);
    }
  }

  private static String[] parameter(String text) {
    String[] parameter = text.split("=", 2);
    if (parameter.length != 2) {
      throw new UsageException("--parameter must be Name=value, not " + text);
    }
    return parameter;
  }

  private static AwsService service(String option) {
    return Arrays.stream(AwsService.values())
        .filter(service -> option.equals("--" + service.endpointPrefix() + "-endpoint"))
        .findFirst()
        .orElseThrow(() -> new UsageException("there is no option " + option));
  }
}
