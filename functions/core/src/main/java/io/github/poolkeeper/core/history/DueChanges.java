package io.github.poolkeeper.core.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The changes of every pool that have to be looked at again, and how far the rounds through them
/// have come.
public interface DueChanges {

  /// Those that have waited longest first: from the one after `after` on, until a time. This read
  /// may be a moment late.
  List<Waiting> waiting(Waiting.Kind kind, Instant until, Optional<Waiting> after, int limit);

  /// Empty before the first round.
  Optional<Sweep> lastSweep();

  void swept(Sweep sweep);
}
