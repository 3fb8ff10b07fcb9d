package io.github.poolkeeper.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a function is made of: the template's properties, and where on this machine its code and
/// its Java are.
///
/// @param handler as in the template: `package.Class` or `package.Class::method`
/// @param environment the template's variables and the credentials, region and endpoints that
/// Lambda would set
/// @param timeout of one invocation, counted from when it is handed to the process
/// @param javaHome the JDK of the function's runtime, which need not be the one this runs on
/// @param runtimeClassPath AWS's runtime interface client and what it needs
public record FunctionSpec(
    String name,
    String handler,
    List<Path> classPath,
    Map<String, String> environment,
    Duration timeout,
    int memoryMegabytes,
    Path javaHome,
    List<Path> runtimeClassPath) {

  public FunctionSpec {
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException(
          "function " + name + " has no code: its class path is empty");
    }
    classPath = List.copyOf(classPath);
    environment = Map.copyOf(environment);
    runtimeClassPath = List.copyOf(runtimeClassPath);
  }
}
