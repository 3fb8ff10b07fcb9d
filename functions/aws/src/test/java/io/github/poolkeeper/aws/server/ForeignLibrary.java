package io.github.poolkeeper.aws.server;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A server's library on the class path that its module under `infra/local` has written: apart
/// from the tests', and reached by reflection.
final class ForeignLibrary {
  private final List<Path> classPath;
  private final URLClassLoader loader;

  ForeignLibrary(String module) throws IOException {
    Path file = Path.of("../../infra/local", module, "target/classpath");
    this.classPath =
        Arrays.stream(Files.readString(file).strip().split(File.pathSeparator))
            .map(Path::of)
            .toList();
    URL[] urls = classPath.stream().map(ForeignLibrary::url).toArray(URL[]::new);
    this.loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry.toString(), e);
    }
  }

  List<Path> classPath() {
    return classPath;
  }

  ClassLoader loader() {
    return loader;
  }

  Object callStatic(String className, String method, Object... arguments)
      throws ReflectiveOperationException {
    return method(loader.loadClass(className), method, arguments).invoke(null, arguments);
  }

  static Object call(Object target, String method, Object... arguments)
      throws ReflectiveOperationException {
    return method(target.getClass(), method, arguments).invoke(target, arguments);
  }

  /// By its name and number of parameters.
  private static Method method(Class<?> type, String name, Object... arguments) {
    Method method =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }

  static Object field(Object target, String name) throws ReflectiveOperationException {
    Field field = target.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(target);
  }
}
