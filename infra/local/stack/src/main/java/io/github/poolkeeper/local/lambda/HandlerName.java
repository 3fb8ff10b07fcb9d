package io.github.poolkeeper.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The handler as the template names it, looked for where the function will look.
///
/// Lambda's own runtime reports a wrong name with the first event only; here it shall stop the
/// start.
record HandlerName(String className, Optional<String> method) {

  private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.";

  static HandlerName parse(String handler) {
    String[] parts = handler.split("::", 2);
    return new HandlerName(parts[0], Arrays.stream(parts).skip(1).findFirst());
  }

  /// Why the function could not be invoked, if it could not.
  Optional<String> problem(FunctionSpec spec) {
    URL[] classPath =
        Stream.concat(spec.runtimeClassPath().stream(), spec.classPath().stream())
            .map(HandlerName::url)
            .toArray(URL[]::new);
    try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      return problem(loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("Class not found: " + e.getMessage() + ", in " + spec.classPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> problem(ClassLoader loader) throws ClassNotFoundException {
    Class<?> type = Class.forName(className, false, loader);
    if (method.isPresent()) {
      boolean found =
          Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(method.get()));
      return found ? Optional.empty() : Optional.of("No public method named " + method.get());
    }
    boolean handles =
        loader.loadClass(PACKAGE + "RequestHandler").isAssignableFrom(type)
            || loader.loadClass(PACKAGE + "RequestStreamHandler").isAssignableFrom(type);
    return handles
        ? Optional.empty()
        : Optional.of(className + " implements neither RequestHandler nor RequestStreamHandler");
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
