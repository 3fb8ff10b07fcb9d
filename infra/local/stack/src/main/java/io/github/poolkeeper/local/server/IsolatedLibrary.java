package io.github.poolkeeper.local.server;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A class path that sees the JDK and itself, nothing of ours. Its classes are reached by
/// reflection, and only from this package.
///
/// The same class path is loaded once, however many servers come from it: loading and compiling its
/// thousands of classes is most of what a start costs.
final class IsolatedLibrary {
  private static final Map<List<Path>, IsolatedLibrary> LOADED = new ConcurrentHashMap<>();

  private final List<Path> classPath;
  private final URLClassLoader loader;

  private IsolatedLibrary(List<Path> classPath) {
    this.classPath = classPath;
    URL[] urls = classPath.stream().map(IsolatedLibrary::url).toArray(URL[]::new);
    this.loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /// @param classPathFile what `dependency:build-classpath` wrote
  /// @throws IOException if the build has not written it yet
  static IsolatedLibrary of(Path classPathFile) throws IOException {
    String[] entries = Files.readString(classPathFile).strip().split(File.pathSeparator);
    return LOADED.computeIfAbsent(
        Arrays.stream(entries).map(Path::of).toList(), IsolatedLibrary::new);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a class path entry: " + entry, e);
    }
  }

  List<Path> classPath() {
    return classPath;
  }

  /// Runs the task with the library's class loader as the thread's, where its logging, its
  /// configuration and the threads it starts look for their classes.
  <T> T within(Callable<T> task) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return task.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  ForeignObject callStatic(String className, String method, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    return ForeignObject.invoke(loader.loadClass(className), null, method, arguments);
  }

  /// Calls the public constructor that has as many parameters.
  ForeignObject create(String className, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        Arrays.stream(loader.loadClass(className).getConstructors())
            .filter(candidate -> candidate.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException("new " + className));
    return new ForeignObject(constructor.newInstance(ForeignObject.unwrap(arguments)));
  }
}
