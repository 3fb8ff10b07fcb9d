package io.github.poolkeeper.bench.start;

import java.nio.file.Path;
import java.util.List;

/// What is measured: a function's package, how it is started, and what it is asked.
///
/// @param taskRoot the unpacked package, as Lambda lays it under `/var/task`
/// @param packageBytes the package's size as it is uploaded
/// @param javaToolOptions what the function's own configuration adds to the JVM's options
record Contestant(
    String name,
    Kind kind,
    Path taskRoot,
    long packageBytes,
    String handler,
    String javaToolOptions,
    Workload workload) {

  enum Kind {
    /// Initialised on demand.
    JAVA,
    /// Initialised before, primed by its hooks, and restored from a snapshot.
    JAVA_PRIMED,
    /// The same without the hooks: they are never called.
    JAVA_RESTORED,
    NODE;

    boolean isRestored() {
      return this == JAVA_PRIMED || this == JAVA_RESTORED;
    }
  }

  /// @param account what AWS looks like before
  /// @param events the first one is for the cold start, the others find the function warm
  /// @param updates how many of the events change the user pool
  record Workload(StubAws account, List<byte[]> events, Expected expected, int updates) {}
}
