package io.github.poolkeeper.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;

/// The native part of AWS's runtime interface client. Left alone, every process unpacks it to one
/// and the same file in `/tmp`, and crashes when another one does so at that moment: here it is
/// unpacked once, and the processes are told where.
final class NativeLibrary {
  /// Where the client looks for it first.
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final Map<List<Path>, Optional<Path>> UNPACKED = new ConcurrentHashMap<>();

  private NativeLibrary() {}

  /// The JVM option that names the library; none if the class path does not have it for this
  /// machine.
  static Optional<String> option(List<Path> classPath) {
    return UNPACKED
        .computeIfAbsent(List.copyOf(classPath), NativeLibrary::unpacked)
        .map(file -> "-D" + PROPERTY + "=" + file);
  }

  private static Optional<Path> unpacked(List<Path> classPath) {
    return classPath.stream()
        .filter(path -> path.toString().endsWith(".jar"))
        .map(NativeLibrary::unpacked)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> unpacked(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      var entry = file.getEntry("jni/libaws-lambda-jni." + platform() + ".so");
      return entry == null ? Optional.empty() : Optional.of(copied(file.getInputStream(entry)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }

  private static Path copied(InputStream library) throws IOException {
    Path copy = Files.createTempFile("aws-lambda-jni", ".so");
    copy.toFile().deleteOnExit();
    try (library;
        var out = Files.newOutputStream(copy)) {
      library.transferTo(out);
    }
    return copy;
  }

  private static String platform() {
    String architecture =
        System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
    boolean isMusl = Files.exists(Path.of("/etc/alpine-release"));
    return (isMusl ? "linux_musl-" : "linux-") + architecture;
  }
}
