package io.github.poolkeeper.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The SAM CLI, as a person would call it; what it says goes into a file.
record Sam(Path project) {
  Sam(Scene scene) {
    this(scene.project());
  }

  static String[] deletion(String region) {
    return new String[] {
      "delete", "--stack-name", Deployment.STACK, "--region", region, "--no-prompts"
    };
  }

  /// @throws IOException if it is not there or fails
  void run(String... arguments) throws IOException, InterruptedException {
    Path log = project.resolve(".local/contract-sam.log");
    Files.createDirectories(project.resolve(".local"));
    List<String> command = new ArrayList<>(List.of("sam"));
    command.addAll(List.of(arguments));
    int exit =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("sam %s failed; see %s".formatted(arguments[0], log));
    }
  }
}
