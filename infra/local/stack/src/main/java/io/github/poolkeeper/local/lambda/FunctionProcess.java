package io.github.poolkeeper.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line and the environment of a function, as Lambda's managed Java runtime has them:
/// <https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html>.
final class FunctionProcess {

  private static final String MAIN_CLASS =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// What Lambda leaves to metaspace, code and threads, so that a function too large for its memory
  /// shows here as well.
  private static final int HEAP_PERCENT = 80;

  private FunctionProcess() {}

  static Process start(FunctionSpec spec, String runtimeApi) {
    var builder = new ProcessBuilder(command(spec));
    builder.directory(taskRoot(spec).toFile());
    builder.redirectErrorStream(true);
    // Nothing of this process's own environment: what the template does not set, the function does
    // not have.
    builder.environment().clear();
    builder.environment().putAll(environment(spec, runtimeApi));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("function " + spec.name() + " has no process", e);
    }
  }

  private static List<String> command(FunctionSpec spec) {
    String classPath =
        Stream.concat(spec.runtimeClassPath().stream(), spec.classPath().stream())
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(spec.javaHome().resolve("bin").resolve("java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx" + spec.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    NativeLibrary.option(spec.runtimeClassPath()).ifPresent(command::add);
    command.addAll(List.of("-cp", classPath, MAIN_CLASS, spec.handler()));
    return command;
  }

  static Map<String, String> environment(FunctionSpec spec, String runtimeApi) {
    String region = region(spec);
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.name());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("AWS_REGION", region);
    environment.put("AWS_DEFAULT_REGION", region);
    environment.put("LANG", "en_US.UTF-8");
    environment.put("LAMBDA_TASK_ROOT", taskRoot(spec).toString());
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("TZ", ":UTC");
    environment.put("_HANDLER", spec.handler());
    // A function has no home directory: without these, the SDK would read the developer's own
    // profiles.
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    environment.putAll(spec.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    return environment;
  }

  static String functionArn(FunctionSpec spec) {
    return "arn:aws:lambda:" + region(spec) + ":000000000000:function:" + spec.name();
  }

  private static String region(FunctionSpec spec) {
    return spec.environment().getOrDefault("AWS_REGION", "us-east-1");
  }

  private static Path taskRoot(FunctionSpec spec) {
    Path code = spec.classPath().getFirst().toAbsolutePath();
    Path root = Files.isDirectory(code) ? code : code.getParent();
    return root == null ? code : root;
  }
}
