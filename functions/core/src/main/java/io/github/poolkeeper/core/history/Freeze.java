package io.github.poolkeeper.core.history;

import io.github.poolkeeper.core.change.Hold;
import io.github.poolkeeper.core.change.Identity;
import java.time.Instant;
import java.util.Optional;

/// A freeze as somebody has set or lifted it: changes were stopped, or go on since. The last turn
/// is how it stands.
public record Freeze(
    Hold.Scope scope, boolean frozen, Identity by, Instant at, Optional<String> reason) {

  /// What somebody has made unreadable. It stops changes until it is lifted: nobody can tell that
  /// they may go on.
  public static Freeze unreadable(Hold.Scope scope, Instant at) {
    return new Freeze(
        scope,
        true,
        new Identity("unknown"),
        at,
        Optional.of("what is on record of it cannot be read"));
  }

  /// The same turn, after the one before.
  public Freeze after(Optional<Freeze> last) {
    return last.filter(earlier -> !at.isAfter(earlier.at()))
        .map(earlier -> new Freeze(scope, frozen, by, earlier.at().plusNanos(1), reason))
        .orElse(this);
  }
}
