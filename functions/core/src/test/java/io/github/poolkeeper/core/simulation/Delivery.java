package io.github.poolkeeper.core.simulation;

import io.github.poolkeeper.core.change.ChangeId;
import io.github.poolkeeper.core.userpool.Configuration;
import java.util.Optional;

/// One delivery of a message, and what the process that handles it has seen of the pool.
final class Delivery {
  private final Optional<ChangeId> change;
  private Optional<Configuration> seen = Optional.empty();
  private int seenAt = -1;

  Delivery(Optional<ChangeId> change) {
    this.change = change;
  }

  Optional<ChangeId> change() {
    return change;
  }

  void saw(Configuration configuration, int entry) {
    seen = Optional.of(configuration);
    seenAt = entry;
  }

  /// The pool is not shown to it.
  void isRefused() {
    seen = Optional.empty();
    seenAt = -1;
  }

  /// The entry of the pool's log that it has seen last.
  int seenAt() {
    return seenAt;
  }

  /// It is about to write on the grounds of what it says it has seen: whether it has, and has not
  /// written on these grounds already.
  boolean mayWriteOn(Configuration live) {
    boolean fresh = seen.filter(live::equals).isPresent();
    seen = Optional.empty();
    return fresh;
  }
}
