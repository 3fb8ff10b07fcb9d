package io.github.poolkeeper.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The functions' packages as the JVM takes them. `infra/packaging` has left classes out of them
/// and rewritten others, and what the other tests call is a part of them.
class PackagesIT {
  private static final String FUNCTION_CLASS = "$$Lambda";

  /// A library that the SDK calls where it is there.
  private static final String CRT = "software/amazon/awssdk/crt/";

  @ParameterizedTest
  @ValueSource(strings = {"intake", "apply", "history"})
  void everyClassThatWasRewrittenLinks(String function) throws IOException {
    Path jar =
        RunningTemplate.PROJECT.resolve("functions/%1$s/target/%1$s.jar".formatted(function));
    List<String> wrong = new ArrayList<>();
    int functionClasses = 0;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (String name : classes(jar)) {
        try {
          Class<?> type = link(loader, name);
          int end = name.indexOf(FUNCTION_CLASS);
          if (end > 0) {
            functionClasses++;
            if (!type.isNestmateOf(link(loader, name.substring(0, end)))) {
              wrong.add(name + " is of another nest");
            }
          }
        } catch (ClassNotFoundException | LinkageError e) {
          if (!String.valueOf(e.getMessage()).startsWith(CRT)) {
            wrong.add(name + ": " + e);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(functionClasses).isGreaterThan(1000);
  }

  /// Loads the class and has it verified, without running its initialiser: HotSpot links a class
  /// before it tells its methods, and finds the types of each.
  private static Class<?> link(ClassLoader loader, String name) throws ClassNotFoundException {
    Class<?> type = Class.forName(name, false, loader);
    Method[] _ = type.getDeclaredMethods();
    return type;
  }

  private static List<String> classes(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .filter(
              name ->
                  name.startsWith("software/amazon/awssdk/services/")
                      || name.startsWith("io/github/poolkeeper/")
                      || name.contains(FUNCTION_CLASS))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }
}
