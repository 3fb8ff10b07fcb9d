package io.github.poolkeeper.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Classes of `src/test/resources`, as the compiler makes them for a version of Java.
final class Compiled {
  private Compiled() {}

  /// The class files by the names that they would have in a jar.
  static Map<String, byte[]> compile(Path directory, int release, String... sources) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--release", Integer.toString(release), "-nowarn", "-Xlint:-options"));
    arguments.addAll(List.of("-d", directory.resolve("classes").toString()));
    try {
      for (String source : sources) {
        Path file = directory.resolve(Path.of(source).getFileName());
        try (InputStream in = Compiled.class.getResourceAsStream("/" + source)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        arguments.add(file.toString());
      }
      int failures =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      if (failures != 0) {
        throw new IllegalStateException("the sources do not compile");
      }
      return read(directory.resolve("classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a class answers when it is loaded from these files, and nothing else but the JDK.
  static Object call(Map<String, byte[]> entries, String className) throws Exception {
    ClassLoader loader =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] content = entries.get(name.replace('.', '/') + ".class");
            if (content == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, content, 0, content.length);
          }
        };
    return ((Callable<?>) loader.loadClass(className).getConstructor().newInstance()).call();
  }

  private static Map<String, byte[]> read(Path classes) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return entries;
  }
}
