package io.github.poolkeeper.local.cli;

import io.github.poolkeeper.local.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The stacks of this checkout: a file each, named after the process of its `up`. It is empty while
/// the stack starts, for which the launcher makes it before it builds, and has the addresses once
/// everything serves. What was killed leaves its file behind: a file counts only while its process
/// lives.
record StacksHere(Path folder) {
  private static final String SUFFIX = ".json";

  /// The kernel tells when a process began to the second only.
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  /// One of them.
  record Entry(ProcessHandle process, Path file) {
    boolean isAlive() {
      return isOf(process, file);
    }

    /// None while it starts.
    Optional<RunningStack> addresses() throws IOException {
      return Files.exists(file) && Files.size(file) > 0
          ? Optional.of(RunningStack.read(file))
          : Optional.empty();
    }

    private Instant started() {
      return process.info().startInstant().orElse(Instant.MIN);
    }
  }

  static StacksHere of(Project project) {
    return new StacksHere(project.state().resolve("up"));
  }

  /// Where the stack of this process has its addresses.
  Path own() {
    return folder.resolve(ProcessHandle.current().pid() + SUFFIX);
  }

  /// What the functions of this process' stack write.
  Path ownLog() {
    return folder.resolve(ProcessHandle.current().pid() + ".log");
  }

  /// Those that live, the last started first.
  List<Entry> newestFirst() throws IOException {
    return files().stream()
        .filter(file -> file.toString().endsWith(SUFFIX))
        .flatMap(file -> process(file).map(process -> new Entry(process, file)).stream())
        .filter(Entry::isAlive)
        .sorted(Comparator.comparing(Entry::started).reversed())
        .toList();
  }

  /// Says that the stack of this process starts, and forgets those that live no more.
  void register() throws IOException {
    Files.createDirectories(folder);
    for (Path file : files()) {
      if (process(file).filter(process -> isOf(process, file)).isEmpty()) {
        Files.deleteIfExists(file);
      }
    }
    Files.writeString(own(), "");
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Optional<ProcessHandle> process(Path file) {
    String name = String.valueOf(file.getFileName());
    String pid = name.substring(0, Math.max(0, name.indexOf('.')));
    return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
  }

  /// Not another process that has got the same id since, nor one that has ended and waits to be
  /// asked how: that one has no command any more.
  private static boolean isOf(ProcessHandle process, Path file) {
    Instant began = process.info().startInstant().orElse(Instant.MIN);
    return process.isAlive()
        && process.info().command().isPresent()
        && !modified(file).plus(CLOCK_ERROR).isBefore(began);
  }

  /// The beginning of time for one that is gone.
  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException _) {
      return Instant.MIN;
    }
  }
}
