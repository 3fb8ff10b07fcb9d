package io.github.poolkeeper.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The handlers beside this class as functions, with the class path that the module
/// `lambda-runtime` wrote.
final class SampleFunctions {

  private static final Path RUNTIME = Path.of("..", "lambda-runtime", "target", "classpath");

  private SampleFunctions() {}

  static FunctionSpec spec(Class<?> handler) {
    return spec(handler.getName(), Duration.ofSeconds(20));
  }

  static FunctionSpec spec(String handler, Duration timeout) {
    return new FunctionSpec(
        "sample",
        handler,
        List.of(testClasses()),
        Map.of("AWS_REGION", "eu-central-1", "HISTORY_TABLE", "history"),
        timeout,
        128,
        Path.of(System.getProperty("java.home")),
        runtimeClassPath());
  }

  private static Path testClasses() {
    try {
      return Path.of(
          SampleFunctions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> runtimeClassPath() {
    try {
      String classPath = Files.readString(RUNTIME, UTF_8).strip();
      return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("build infra/local/lambda-runtime first", e);
    }
  }
}
