package io.github.poolkeeper.local.stack;

import io.github.poolkeeper.local.signature.RequestSigner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A folder that looks like the project to the stack, with another template.
final class TestProject {
  private TestProject() {}

  /// The test template, with one text in it replaced.
  static StackSettings settings(Path folder, String text, String replacement) throws IOException {
    String template = Files.readString(Path.of("src/test/resources/stack/template.yaml"));
    if (!template.contains(text)) {
      throw new IllegalArgumentException("not in the template: " + text);
    }
    Files.writeString(folder.resolve("template.yaml"), template.replace(text, replacement));
    copyCode(Path.of("target/test-classes"), NoteHandler.class, folder.resolve("code"));
    copyCode(Path.of("target/classes"), RequestSigner.class, folder.resolve("code"));
    for (String module : List.of("dynamodb", "elasticmq", "lambda-runtime")) {
      copyClassPath(module, folder.resolve("infra/local"));
    }
    return new StackSettings(new Project(folder), 0, Map.of(), Map.of(), System.out::println);
  }

  /// The package of a class.
  private static void copyCode(Path classes, Class<?> type, Path folder) throws IOException {
    String packagePath = type.getPackageName().replace('.', '/');
    Path target = Files.createDirectories(folder.resolve(packagePath));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(classes.resolve(packagePath), "*.class")) {
      for (Path file : files) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static void copyClassPath(String module, Path folder) throws IOException {
    Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
    Files.copy(
        Path.of("..").resolve(module).resolve("target/classpath"), target.resolve("classpath"));
  }
}
