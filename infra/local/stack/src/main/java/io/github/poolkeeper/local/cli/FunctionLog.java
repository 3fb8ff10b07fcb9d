package io.github.poolkeeper.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the functions write, in one file, a line at a time.
final class FunctionLog implements AutoCloseable {
  private final PrintWriter lines;

  FunctionLog(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolve("..").normalize());
    lines = new PrintWriter(Files.newBufferedWriter(file), true);
  }

  synchronized void add(String line) {
    lines.println(line);
  }

  @Override
  public synchronized void close() {
    lines.close();
  }
}
