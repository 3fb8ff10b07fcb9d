package io.github.poolkeeper.local.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Where things are in the project, and what its build has left there.
///
/// @param root the folder of `template.yaml`
public record Project(Path root) {
  public Project {
    root = root.toAbsolutePath().normalize();
  }

  public Path template() {
    return root.resolve("template.yaml");
  }

  /// What a running stack keeps: which one runs, and what its functions log.
  public Path state() {
    return root.resolve(".local");
  }

  /// A file that lists the class path of one of the modules in `infra/local`.
  public Path classPathFile(String module) {
    return root.resolve("infra/local").resolve(module).resolve("target/classpath");
  }

  /// What that file lists.
  public List<Path> classPath(String module) throws IOException {
    String classPath = Files.readString(classPathFile(module)).strip();
    return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }
}
