package io.github.poolkeeper.core.change;

import io.github.poolkeeper.core.json.Pointer;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// Why a change did not go ahead although nothing is wrong with it: the pool is not as it was
/// expected to be. An empty value is a setting that is not there.
public sealed interface Conflict {
  /// Where a request says which plan it is for.
  Pointer PLAN_HASH = Pointer.ROOT.child("planHash");

  Pointer path();

  Optional<JsonValue> live();

  /// The request's `expect` is not met, or its plan is another one than its `planHash` says. That
  /// one is at [#PLAN_HASH].
  record Unexpected(Pointer path, Optional<JsonValue> expected, Optional<JsonValue> live)
      implements Conflict {}

  /// A setting that is to be rolled back is neither as the change left it nor as it was before.
  record Overwritten(
      Pointer path,
      Optional<JsonValue> before,
      Optional<JsonValue> after,
      Optional<JsonValue> live,
      Optional<Setter> setBy)
      implements Conflict {

    public Overwritten setBy(Setter setter) {
      return new Overwritten(path, before, after, live, Optional.of(setter));
    }
  }

  /// A setting that an approved plan touches is not as it was when people agreed to it.
  record Moved(
      Pointer path, Optional<JsonValue> before, Optional<JsonValue> after, Optional<JsonValue> live)
      implements Conflict {}

  /// The change that brought a setting's live value, who asked for it, and when it took effect.
  ///
  /// @param sender as AWS verified it; `requestedBy` is what the request says
  record Setter(
      ChangeId changeId,
      String kind,
      Optional<String> sender,
      Optional<String> requestedBy,
      Instant at) {}
}
